import type { Waiting } from '@jiebang/contract/desk/desk.ts';
import type { Task } from '@jiebang/contract/desk/task.ts';
import { type RawBuilder, sql } from 'kysely';
import type { Viewer } from '#kernel/viewer.ts';
import { achievementsAbout, achievementsOf } from '#modules/achievements/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import type { InquiryRow } from '../store.ts';

/** As many as one desk shows of one sort; who has more sees the others when these are done. */
const most = 100;

/** Inquiries that this person's organisations have to answer. */
export async function inquiryTasks({ db }: Platform, viewer: Viewer): Promise<Task[]> {
  const mine = viewer.memberships.map(({ organisation }) => organisation);
  if (mine.length === 0) return [];
  const found = await open(db, sql`achievement in (${achievementsOf(mine)})`);
  return found.map(({ row, title, number }) => taskOf(row, 'inquiry_answer', { number, title }));
}

/** Inquiries of this person's organisations that wait for an answer. */
export async function inquiriesWaiting({ db }: Platform, viewer: Viewer): Promise<Waiting[]> {
  const mine = viewer.memberships.map(({ organisation }) => organisation);
  if (mine.length === 0) return [];
  const found = await open(db, sql`organisation = any(${mine}::uuid[])`);
  return found.map(({ row, title, number, state }) => ({
    ...taskOf(row, 'inquiry_asked', { number, title: state === 'public' ? title : '' }),
    since: row.moved_at.toISOString(),
  }));
}

async function open(db: Db, which: RawBuilder<unknown>) {
  const { rows } = await sql<InquiryRow>`
    select * from deals.inquiry where state = 'asked' and ${which} order by due_at, id limit ${most}`.execute(db);
  const about = await achievementsAbout(
    db,
    rows.map(({ achievement }) => achievement),
  );
  return rows.flatMap((row) => {
    const of = about.get(row.achievement);
    return of ? [{ row, title: of.title, number: of.number, state: of.state }] : [];
  });
}

function taskOf(row: InquiryRow, code: string, subject: { number: string; title: string }): Task {
  return {
    key: `deals:${code}:${row.id}`,
    module: 'deals',
    code,
    subject: { id: row.id, ...subject },
    due: row.due_at.toISOString(),
    address: `/inquiries/${row.id}`,
  };
}
