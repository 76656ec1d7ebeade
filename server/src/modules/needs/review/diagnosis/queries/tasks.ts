import type { Waiting } from '@jiebang/contract/desk/desk.ts';
import type { Task } from '@jiebang/contract/desk/task.ts';
import { sql } from 'kysely';
import type { Viewer } from '#kernel/viewer.ts';
import { endOfShanghaiDate } from '#kernel/working-days.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { inReach } from '../../desk/queries/queue.ts';

/** As many as one desk shows of one sort; who has more sees the others when these are done. */
const most = 100;

type Row = {
  readonly id: string;
  readonly need: string;
  readonly number: string;
  readonly title: string;
  readonly due: string;
  readonly created_at: Date;
};

/** Which diagnoses this person is asked for; and, as a reviewer, which ones came to nothing, so that somebody else is asked. */
export async function tasks({ db }: Platform, viewer: Viewer): Promise<Task[]> {
  if (viewer.person === null) return [];
  // Of a need that waits for its diagnosis its number is told and no word: the original is read by who asks for it.
  const asked = await sql<Row>`
    select d.id, d.need, n.number, '' as title, d.due, d.created_at
    from needs.diagnosis d join needs.need n on n.id = d.need
    where d.person = ${viewer.person}::uuid and d.state = 'asked' and n.state = 'accepted' and n.triage = 'unclear'
      and not n.quarantined
    order by d.due, d.id limit ${most}`.execute(db);
  const found = asked.rows.map((row) => line(row, 'diagnosis_give', row.id, `/diagnoses/${row.id}`));
  if (!viewer.grants.some(({ role }) => role === 'reviewer')) return found;
  for (const row of await cameToNothing(db, viewer))
    found.push({ ...line(row, 'diagnosis_failed', row.need, `/needs/${row.need}`), due: null });
  return found;
}

/** Unclear needs of others whose last diagnosis was declined or not given by its day. */
async function cameToNothing(db: Db, viewer: Viewer): Promise<readonly Row[]> {
  const own = viewer.memberships.map(({ organisation }) => organisation);
  const { rows } = await sql<Row>`
    select d.id, d.need, need.number, case when need.quarantined then '' else need.title end as title, d.due, d.created_at
    from needs.diagnosis d join needs.need need on need.id = d.need
    where d.state in ('declined', 'expired') and need.state = 'accepted' and need.triage = 'unclear'
      and not need.organisation = any(${own}::uuid[]) and ${inReach(viewer, ['reviewer'])}
      and not exists (select from needs.diagnosis l where l.need = d.need and (l.created_at, l.id) > (d.created_at, d.id))
    order by d.moved_at, d.id limit ${most}`.execute(db);
  return rows;
}

/** Which diagnoses this person waits for, as the reviewer who asked. What its owner waits for is told with the need. */
export async function waiting({ db }: Platform, viewer: Viewer): Promise<Waiting[]> {
  if (!viewer.grants.some(({ role }) => role === 'reviewer')) return [];
  const { rows } = await sql<Row>`
    select d.id, d.need, need.number, case when need.quarantined then '' else need.title end as title, d.due, d.created_at
    from needs.diagnosis d join needs.need need on need.id = d.need
    where d.state = 'asked' and d.asked_by = ${viewer.person}::uuid and ${inReach(viewer, ['reviewer'])}
    order by d.due, d.id limit ${most}`.execute(db);
  return rows.map((row) => ({
    ...line(row, 'diagnosis_awaited', row.id, `/needs/${row.need}`),
    since: row.created_at.toISOString(),
  }));
}

function line({ number, title, due }: Row, code: string, id: string, address: string): Task {
  const subject = { id, number, title };
  const until = endOfShanghaiDate(due).toISOString();
  return { key: `needs:${code}:${id}`, module: 'needs', code, subject, due: until, address };
}
