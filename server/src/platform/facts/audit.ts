import { sql } from 'kysely';
import type { Db } from '../db/connection.ts';
import type { WrittenFact } from './record.ts';

/** Which facts are looked for. */
export type AuditFilter = {
  readonly names: readonly string[];
  readonly person: string | null;
  readonly organisation: string | null;
  readonly from: Date | null;
  /** Until then, and not at it. */
  readonly until: Date | null;
  /** Only what these people did while they sat there; null for everybody's. */
  readonly seats: readonly Seat[] | null;
  /** Only of this contest: what its organisers, or those of some of its tracks, may learn of by the fact's own audience, and what was done to these. */
  readonly within: {
    readonly contest: string;
    readonly audience: readonly string[];
    readonly subjects: readonly string[];
  } | null;
};
export type Seat = { readonly person: string; readonly since: Date; readonly until: Date | null };

/** Who did what, when and from where, as it was written. */
export type AuditFact = {
  readonly position: number;
  readonly id: string;
  readonly name: string;
  readonly subject: string;
  readonly at: Date;
  readonly person: string | null;
  readonly organisation: string | null;
  readonly data: WrittenFact['data'];
  readonly audience: readonly string[];
  readonly key: string | null;
  readonly address: string | null;
};

/** Facts before a position (null: from the newest on), the newest first, at most `limit`. */
export async function auditFacts(
  db: Db,
  filter: AuditFilter,
  before: number | null,
  limit: number,
): Promise<AuditFact[]> {
  const { names, person, organisation, from, until, seats, within } = filter;
  const where = [
    sql`name = any(${names as string[]})`,
    ...(before === null ? [] : [sql`position < ${before}::bigint`]),
    ...(person === null ? [] : [sql`person = ${person}`]),
    ...(organisation === null ? [] : [sql`organisation = ${organisation}`]),
    ...(from === null ? [] : [sql`at >= ${from}`]),
    ...(until === null ? [] : [sql`at < ${until}`]),
    // Of what was done before a contest was made nothing is of it: so the look back ends there.
    ...(within === null
      ? []
      : [
          sql`(audience && ${within.audience}::text[] or subject = any(${within.subjects}::uuid[]))`,
          sql`position >= coalesce((select min(position) from platform.fact where subject = ${within.contest} and name = 'contest_created'), 0)`,
        ]),
    // Facts are written with the last statement of their transaction: who left did so a moment before.
    ...(seats === null
      ? []
      : [
          sql`exists (select 1 from jsonb_to_recordset(${JSON.stringify(seats)}::jsonb) as seat(person uuid, since timestamptz, until timestamptz)
            where seat.person = fact.person and fact.at >= seat.since
              and (seat.until is null or fact.at <= seat.until + interval '1 second'))`,
        ]),
  ];
  const { rows } = await sql<AuditFact>`
    select position, id, name, subject, at, person, organisation, data, audience, key, host(address) as address
    from platform.fact where ${sql.join(where, sql` and `)} order by position desc limit ${limit}`.execute(db);
  return rows;
}
