import type { Indicator, NeedState } from '@jiebang/contract/needs/need.ts';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#platform/db/connection.ts';

/** A need on the board as matching reads it: its public text and nothing else of what was typed freely. */
export type MatchableNeed = {
  readonly id: string;
  readonly number: string;
  readonly organisation: string;
  readonly state: NeedState;
  readonly deadline: Date;
  readonly title: string;
  readonly keywords: readonly string[];
  readonly problem: string;
  readonly indicators: readonly Indicator[];
  readonly expected_result: string | null;
  readonly existing_basis: string | null;
  readonly wished: string | null;
  readonly field: string | null;
  readonly other_fields: readonly string[];
  readonly region: string | null;
  /** Which level of the 13-level scale is wished for. */
  readonly maturity: number | null;
};

const columns = sql`n.id, n.number, n.organisation, n.state, n.deadline, n.field, n.other_fields, n.region, n.maturity,
  t.title, t.keywords, t.problem, t.indicators, t.expected_result, t.existing_basis, t.wished`;
const shown = sql`n.published_at is not null and not n.quarantined`;

/** Published needs by id; one that is not public, or in quarantine, is absent. */
export async function matchableNeeds(db: Db, ids: readonly string[]): Promise<Map<string, MatchableNeed>> {
  if (ids.length === 0) return new Map();
  const rows = await some(db, sql`n.id = any(${[...new Set(ids)]}::uuid[])`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** The newest published needs, to learn the language of needs from. */
export const newestNeeds = (db: Db, most: number): Promise<MatchableNeed[]> =>
  some(db, sql`true order by n.published_at desc, n.id desc limit ${most}`);

async function some(db: Db, which: RawBuilder<unknown>): Promise<MatchableNeed[]> {
  const { rows } = await sql<MatchableNeed>`
    select ${columns} from needs.need n join needs.public_text t on t.need = n.id where ${shown} and ${which}`.execute(
    db,
  );
  return rows;
}

/** Ids of needs that take solutions now, in their order after one. */
export async function openNeeds(db: Db, after: string | null, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select n.id from needs.need n
    where ${shown} and n.state = 'published' and n.deadline > platform.now()
      ${after === null ? sql`` : sql`and n.id > ${after}::uuid`}
    order by n.id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** How many needs were published, counted as far as `most`. */
export async function countNeeds(db: Db, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select from needs.need n where ${shown} limit ${most}) counted`.execute(db);
  return rows[0]?.count ?? 0;
}
