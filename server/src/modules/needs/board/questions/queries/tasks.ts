import type { Task } from '@jiebang/contract/desk/task.ts';
import { type RawBuilder, sql } from 'kysely';
import type { Viewer } from '#kernel/viewer.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { moderators } from '../access.ts';
import { atDesk } from './questions.ts';

/** As many as one desk shows of one sort; who has more sees the others when these are done. */
const most = 100;

/** Which questions wait for this person: to be made public, or to be answered, each before the need's deadline. */
export async function tasks({ db }: Platform, viewer: Viewer): Promise<Task[]> {
  const { person } = viewer;
  if (person === null) return [];
  const open = sql`n.state = 'published' and n.deadline > platform.now()`;
  const found: Task[] = [];
  // An answer that came in time is looked at also when the need is closed.
  const held = sql`(q.state = 'asked' and ${open} or q.state = 'held')`;
  if (viewer.grants.some(({ role }) => moderators.some((one) => one === role)))
    for (const row of await first(db, sql`${held} and q.asker <> ${person}::uuid and ${atDesk(viewer, 'moderator')}`))
      found.push(taskOf(row, row.state === 'asked' ? 'question_moderate' : 'question_answer_check'));
  if (viewer.memberships.length > 0)
    for (const row of await first(db, sql`q.state = 'published' and ${open} and ${atDesk(viewer, 'owner')}`))
      found.push(taskOf(row, 'question_answer'));
  return found;
}

type Row = { id: string; state: string; number: string; title: string; deadline: Date };

async function first(db: Db, where: RawBuilder<unknown>): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select q.id, q.state, b.number, b.title, b.deadline
    from needs.question q join needs.need n on n.id = q.need join needs.board b on b.need = q.need
    where ${where}
    order by q.created_at, q.id limit ${most}`.execute(db);
  return rows;
}

const taskOf = ({ id, number, title, deadline }: Row, code: string): Task => ({
  key: `needs:${code}:${id}`,
  module: 'needs',
  code,
  subject: { id, number, title },
  due: deadline.toISOString(),
  address: '/questions',
});
