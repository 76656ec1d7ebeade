import type { Task } from '@jiebang/contract/desk/task.ts';
import { holidayCalendar } from '@jiebang/contract/reference/holidays.ts';
import { type RawBuilder, sql } from 'kysely';
import type { Viewer } from '#kernel/viewer.ts';
import { endOfWorkingDays } from '#kernel/working-days.ts';
import type { Platform } from '#platform/platform.ts';
import { isDecider } from '../../access.ts';

/** Something about organisations that those who verify decide, and an organisation's administrators complete. */
export type Decided = {
  /** A query for what there is: id, organisation, name, state, moved_at. */
  readonly all: RawBuilder<unknown>;
  /** The states in which its organisation has to complete it. */
  readonly incomplete: readonly string[];
  readonly codes: { readonly decide: string; readonly complete: string };
  /** The page where it stands, by its id. */
  readonly place: string;
};

/** As many as one desk shows; who has more sees the others when these are done. */
const most = 100;

/** What this person must do now about it: decide what others ask for, in so many working days from when they did; complete its own. */
export async function tasksAbout(
  { db, verificationWorkingDays }: Platform,
  viewer: Viewer,
  { all, incomplete, codes, place }: Decided,
): Promise<Task[]> {
  const own = viewer.memberships.map((one) => one.organisation);
  const administered = viewer.memberships.filter((one) => one.role === 'admin').map((one) => one.organisation);
  const first = async (where: RawBuilder<boolean>) =>
    (
      await sql<{ id: string; name: string; moved_at: Date }>`
        select id, name, moved_at from (${all}) as one where ${where} order by moved_at, id limit ${most}`.execute(db)
    ).rows;
  const waiting = isDecider(viewer)
    ? await first(sql`state = 'pending' and not organisation = any(${own}::uuid[])`)
    : [];
  const unfinished =
    administered.length === 0
      ? []
      : await first(sql`state = any(${incomplete}::text[]) and organisation = any(${administered}::uuid[])`);
  const task = (code: string, { id, name }: { id: string; name: string }, due: Date | null): Task => ({
    key: `identity:${code}:${id}`,
    module: 'identity',
    code,
    subject: { id, number: null, title: name },
    due: due?.toISOString() ?? null,
    address: `${place}/${id}`,
  });
  const dueOf = (at: Date) => endOfWorkingDays(at, verificationWorkingDays, holidayCalendar);
  return [
    ...waiting.map((row) => task(codes.decide, row, dueOf(row.moved_at))),
    ...unfinished.map((row) => task(codes.complete, row, null)),
  ];
}
