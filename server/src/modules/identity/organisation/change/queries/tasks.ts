import type { Task } from '@jiebang/contract/desk/task.ts';
import { holidayCalendar } from '@jiebang/contract/reference/holidays.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { endOfWorkingDays } from '#kernel/working-days.ts';
import type { Platform } from '#platform/platform.ts';
import { isDecider } from '../../../access.ts';
import { tables } from '../../../store.ts';
import { verificationWorkingDays } from '../../config.ts';

/** As many as one desk shows; who has more sees the others when these are done. */
const most = 100;

/** What this person must do now about changes of verified data: decide those of others, complete those of its own organisations. */
export async function changeTasks({ db }: Platform, viewer: Viewer): Promise<Task[]> {
  const rows = tables(db)
    .selectFrom('identity.organisation_change as c')
    .innerJoin('identity.organisation as o', 'o.id', 'c.organisation')
    .select(['c.id', 'o.name', 'c.moved_at'])
    .orderBy('c.moved_at')
    .orderBy('c.id')
    .limit(most);
  const own = viewer.memberships.map((one) => one.organisation);
  const mine = viewer.memberships.filter((one) => one.role === 'admin').map((one) => one.organisation);
  const others = own.length === 0 ? rows : rows.where('c.organisation', 'not in', own);
  const waiting = isDecider(viewer) ? await others.where('c.state', '=', 'pending').execute() : [];
  const open = rows.where('c.state', 'in', ['draft', 'returned']);
  const unfinished = mine.length === 0 ? [] : await open.where('c.organisation', 'in', mine).execute();
  const task = (code: string, { id, name }: { id: string; name: string }, due: Date | null): Task => ({
    key: `identity:${code}:${id}`,
    module: 'identity',
    code,
    subject: { id, number: null, title: name },
    due: due?.toISOString() ?? null,
    address: `/organisation-changes/${id}`,
  });
  return [
    ...waiting.map((row) =>
      task('change_decide', row, endOfWorkingDays(row.moved_at, verificationWorkingDays, holidayCalendar)),
    ),
    ...unfinished.map((row) => task('change_complete', row, null)),
  ];
}
