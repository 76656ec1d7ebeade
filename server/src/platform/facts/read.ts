import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../db/connection.ts';
import { factColumns } from './deliver.ts';
import type { WrittenFact } from './record.ts';

type Sql = RawBuilder<unknown>;

/** How many positions one look goes over, so that it stays short however rare the tags are. */
const span = 5000;

/**
 * Facts after a position that are for any of these audience tags, in the order of commit, and up to which position was looked:
 * the next look starts there.
 */
export async function factsFor(
  db: Db,
  position: number,
  newest: number,
  tags: readonly string[],
): Promise<{ facts: WrittenFact[]; upTo: number }> {
  const upTo = Math.min(newest, position + span);
  const { rows } = await sql<WrittenFact>`
    select ${factColumns} from platform.fact
    where position > ${position}::bigint and position <= ${upTo}::bigint and audience && ${tags}::text[] order by position`.execute(
    db,
  );
  return { facts: rows, upTo };
}

/** The reason that stands in the data of each of these facts that has one, by the fact's id. One query, however many. */
export async function reasonsIn(db: Db, facts: readonly string[]): Promise<Map<string, string>> {
  if (facts.length === 0) return new Map();
  const { rows } = await sql<{ id: string; reason: string }>`
    select id, data ->> 'reason' as reason from platform.fact where id = any(${facts}::uuid[]) and data ? 'reason'`.execute(
    db,
  );
  return new Map(rows.map(({ id, reason }) => [id, reason]));
}

/**
 * Whether a fact was told of a subject with this moment among its data, as a condition for a query over the subjects: what is told once
 * for each such moment needs no mark of its own. To a millisecond, as data keep moments.
 */
export const wasTold = (name: string, subject: Sql, key: string, moment: Sql): Sql =>
  sql`exists (select 1 from platform.fact f where f.subject = ${subject} and f.name = ${name}
    and (f.data ->> ${key}::text)::timestamptz = date_trunc('milliseconds', ${moment}))`;

/** The newest position, whether facts of these names came after `position`, and the house's time, all of one moment. */
export async function newsAfter(
  db: Db,
  position: number,
  names: readonly string[],
): Promise<{ readonly newest: number; readonly came: boolean; readonly at: Date }> {
  const { rows } = await sql<{ newest: number; came: boolean; at: Date }>`
    select p.position as newest, platform.now() as at,
      exists (select 1 from platform.fact f where f.position > ${position}::bigint and f.name = any(${names as string[]})) as came
    from platform.fact_position p`.execute(db);
  return rows[0] ?? { newest: 0, came: true, at: new Date(0) };
}
