import type { Task } from '@jiebang/contract/desk/task.ts';
import { type RawBuilder, sql } from 'kysely';
import type { Viewer } from '#kernel/viewer.ts';
import type { Platform } from '#platform/platform.ts';
import { atDesk } from './questions.ts';

/** As many as one desk shows of one sort; who has more sees the others when these are done. */
const most = 100;

/** Which questions wait for this person: to be made public, or to be answered, each before the need's deadline. */
export async function tasks({ db }: Platform, viewer: Viewer): Promise<Task[]> {
  if (viewer.person === null) return [];
  const found: Task[] = [];
  const open = sql`n.state = 'published' and n.deadline > platform.now()`;
  const add = async (code: string, where: RawBuilder<unknown>, within = open) => {
    const { rows } = await sql<{ id: string; number: string; title: string; deadline: Date }>`
      select q.id, b.number, b.title, b.deadline
      from needs.question q join needs.need n on n.id = q.need join needs.board b on b.need = q.need
      where ${within} and ${where}
      order by q.created_at, q.id limit ${most}`.execute(db);
    for (const { id, number, title, deadline } of rows)
      found.push({
        key: `needs:${code}:${id}`,
        module: 'needs',
        code,
        subject: { id, number, title },
        due: deadline.toISOString(),
        address: '/questions',
      });
  };
  const mine = sql`q.asker <> ${viewer.person}::uuid and ${atDesk(viewer, 'moderator')}`;
  await add('question_moderate', sql`q.state = 'asked' and ${mine}`);
  // An answer that came in time is looked at also when the need is closed.
  await add('question_answer_check', sql`q.state = 'held' and ${mine}`, sql`true`);
  await add('question_answer', sql`q.state = 'published' and ${atDesk(viewer, 'owner')}`);
  return found;
}
