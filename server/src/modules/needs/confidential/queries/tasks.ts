import type { Waiting } from '@jiebang/contract/desk/desk.ts';
import type { Task } from '@jiebang/contract/desk/task.ts';
import { sql } from 'kysely';
import type { Viewer } from '#kernel/viewer.ts';
import type { Platform } from '#platform/platform.ts';

/** As many as one desk shows of one sort; who has more sees the others when these are done. */
const most = 100;

/** Who waits for this person to grant or decline a reading of its organisation's confidential texts; not who is kept out. */
export async function tasks({ db }: Platform, viewer: Viewer): Promise<Task[]> {
  const own = viewer.memberships.map(({ organisation }) => organisation);
  if (own.length === 0) return [];
  const { rows } = await sql<{ id: string; need: string; number: string; title: string; deadline: Date }>`
    select d.id, n.id as need, n.number, n.title, n.deadline
    from needs.disclosure d join needs.confidential c on c.id = d.confidential join needs.need n on n.id = c.need
    where d.state = 'asked' and c.state = 'open' and n.state = 'published' and n.deadline > platform.now()
      and n.organisation = any(${own}::uuid[])
      and not exists (select from needs.confidential_excluded x
        join identity.published_membership m on m.organisation = x.organisation and m.ended_at is null
        where x.confidential = c.id and m.person = d.person)
    order by d.created_at, d.id limit ${most}`.execute(db);
  return rows.map(({ id, need, number, title, deadline }) => ({
    key: `needs:disclosure_decide:${id}`,
    module: 'needs',
    code: 'disclosure_decide',
    subject: { id, number, title },
    due: deadline.toISOString(),
    address: `/needs/${need}/confidential`,
  }));
}

/** Which owners' words this person waits for. */
export async function waiting({ db }: Platform, viewer: Viewer): Promise<Waiting[]> {
  if (viewer.person === null || viewer.memberships.length === 0) return [];
  const { rows } = await sql<{ id: string; number: string; title: string; deadline: Date; since: Date }>`
    select d.id, b.number, b.title, b.deadline, d.moved_at as since
    from needs.disclosure d join needs.confidential c on c.id = d.confidential join needs.board b on b.need = c.need
    where d.state = 'asked' and d.person = ${viewer.person}::uuid
      and d.organisation = any(${viewer.memberships.map(({ organisation }) => organisation)}::uuid[])
    order by d.created_at, d.id limit ${most}`.execute(db);
  return rows.map(({ id, number, title, deadline, since }) => ({
    key: `needs:disclosure_decision:${id}`,
    module: 'needs',
    code: 'disclosure_decision',
    subject: { id, number, title },
    due: deadline.toISOString(),
    address: `/confidential/${id}`,
    since: since.toISOString(),
  }));
}
