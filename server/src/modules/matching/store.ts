import type { MatchReason, Verdict } from '@jiebang/contract/matching/match.ts';
import { type Selectable, sql } from 'kysely';
import { newId } from '#kernel/ids.ts';
import type { Db, Tx } from '#platform/db/connection.ts';
import type { Scored } from './actions/score.ts';
import type { MatchingTables } from './tables.gen.ts';

/** The module's own tables over any connection. */
export const tables = (db: Db) => db.withTables<MatchingTables>();

export type MatchRow = Selectable<MatchingTables['matching.match']> & { readonly reasons: readonly MatchReason[] };
export type JudgementRow = Selectable<MatchingTables['matching.judgement']> & { readonly verdict: Verdict };
export type Side = 'need' | 'achievement';
/** What is to be matched: a need, an achievement, or every open need. */
export type Wanted = { readonly kind: 'need' | 'achievement' | 'library'; readonly id: string };
const everything = '00000000-0000-0000-0000-000000000000';

/** Asks for a need or an achievement to be matched; or, where none is named, for every open need. */
export async function want(tx: Tx, kind: Wanted['kind'], id = everything): Promise<void> {
  await sql`
    insert into matching.wanted (kind, id, since) values (${kind}, ${id}, platform.now())
    on conflict (kind, id) do update set since = excluded.since, after = null`.execute(tx);
}

/** What is wanted, the longest first. */
export async function wantedNext(db: Db, limit: number): Promise<Wanted[]> {
  const { rows } =
    await sql<Wanted>`select kind, id from matching.wanted order by since, kind, id limit ${limit}`.execute(db);
  return rows;
}

export async function findWanted(db: Db, { kind, id }: Wanted) {
  const wanted = tables(db).selectFrom('matching.wanted').selectAll().where('kind', '=', kind).where('id', '=', id);
  return wanted.executeTakeFirst();
}

/** Holds what is wanted until the transaction ends; undefined where another server has done it meanwhile, or it was wanted again. */
export async function lockWanted(tx: Tx, { kind, id }: Wanted, since: Date) {
  const wanted = tables(tx).selectFrom('matching.wanted').select('since').where('kind', '=', kind).where('id', '=', id);
  return wanted.where('since', '=', since).forUpdate().executeTakeFirst();
}

/** Whether a need or an achievement waits for its turn, also as one of every open need. */
export async function waits(db: Db, kind: 'need' | 'achievement', id: string): Promise<boolean> {
  const { rows } = await sql`
    select from matching.wanted where (kind = ${kind} and id = ${id}) or kind = 'library' limit 1`.execute(db);
  return rows.length > 0;
}

/** What was wanted is done, unless it was wanted again meanwhile. */
export async function settleWanted(tx: Tx, { kind, id }: Wanted, since: Date): Promise<void> {
  const done = tables(tx).deleteFrom('matching.wanted').where('kind', '=', kind).where('id', '=', id);
  await done.where('since', '=', since).execute();
}

/** Of every open need, those up to this one are done. */
export async function advanceWanted(tx: Tx, { kind, id }: Wanted, since: Date, after: string): Promise<void> {
  const row = tables(tx).updateTable('matching.wanted').set({ after }).where('kind', '=', kind).where('id', '=', id);
  await row.where('since', '=', since).execute();
}

type Pair = { readonly need: string; readonly achievement: string; readonly scored: Scored };

/** Keeps what was found for one need, or one achievement, in the place of what was kept of it before. */
export async function keepMatches(
  tx: Tx,
  of: { readonly side: Side; readonly id: string; readonly knowledge: number; readonly at: Date },
  pairs: readonly Pair[],
): Promise<void> {
  await tables(tx).deleteFrom('matching.match').where(of.side, '=', of.id).execute();
  if (pairs.length > 0) {
    const rows = pairs.map(({ need, achievement, scored: { score, strength, reasons } }) => ({
      ...{ need, achievement, knowledge: of.knowledge, score, strength, reasons: JSON.stringify(reasons), at: of.at },
    }));
    await tables(tx).insertInto('matching.match').values(rows).execute();
  }
  if (of.side === 'need') {
    const row = { need: of.id, knowledge: of.knowledge, at: of.at };
    const done = tables(tx).insertInto('matching.matched').values(row);
    await done.onConflict((conflict) => conflict.column('need').doUpdateSet(row)).execute();
  }
}

/** When a need was matched last. */
export async function matchedNeed(db: Db, need: string) {
  return tables(db).selectFrom('matching.matched').selectAll().where('need', '=', need).executeTakeFirst();
}

/** What is kept for one need or one achievement, the best first. */
export async function matchesOf(db: Db, side: Side, id: string, most: number): Promise<MatchRow[]> {
  const rows = tables(db).selectFrom('matching.match').selectAll().where(side, '=', id).orderBy('score', 'desc');
  return (await rows.orderBy('need').orderBy('achievement').limit(most).execute()) as MatchRow[];
}

export async function findMatch(db: Db, need: string, achievement: string): Promise<MatchRow | undefined> {
  const row = tables(db).selectFrom('matching.match').selectAll().where('need', '=', need);
  return (await row.where('achievement', '=', achievement).executeTakeFirst()) as MatchRow | undefined;
}

/** Notes that a side is told of matches, and returns those of which it was not told before. */
export async function noteTold(
  tx: Tx,
  side: Side,
  pairs: readonly { readonly need: string; readonly achievement: string }[],
): Promise<{ need: string; achievement: string }[]> {
  if (pairs.length === 0) return [];
  const { rows } = await sql<{ need: string; achievement: string }>`
    insert into matching.told (need, achievement, side, at)
    select (one->>'need')::uuid, (one->>'achievement')::uuid, ${side}, platform.now()
    from jsonb_array_elements(${JSON.stringify(pairs)}::jsonb) one
    on conflict do nothing returning need, achievement`.execute(tx);
  return rows;
}

/** What an organisation says now of the matches of one need or one achievement. */
export async function judgementsOf(db: Db, organisation: string, side: Side, id: string): Promise<JudgementRow[]> {
  const rows = tables(db).selectFrom('matching.judgement').selectAll().where('organisation', '=', organisation);
  return (await rows.where(side, '=', id).where('revoked_at', 'is', null).execute()) as JudgementRow[];
}

/** Takes back what an organisation said of a match, if it said anything; it stays as history. */
export async function revokeJudgement(
  tx: Tx,
  pair: Omit<Pair, 'scored'>,
  organisation: string,
  at: Date,
): Promise<void> {
  const standing = tables(tx).updateTable('matching.judgement').set({ revoked_at: at });
  await standing
    .where('need', '=', pair.need)
    .where('achievement', '=', pair.achievement)
    .where('organisation', '=', organisation)
    .where('revoked_at', 'is', null)
    .execute();
}

export async function insertJudgement(tx: Tx, row: Omit<JudgementRow, 'id' | 'revoked_at'>): Promise<void> {
  await tables(tx)
    .insertInto('matching.judgement')
    .values({ id: newId(), ...row })
    .execute();
}

/** Since when each of these organisations is not matched; those that are matched are absent. */
export async function refusedAmong(db: Db, organisations: readonly string[]): Promise<Map<string, Date>> {
  if (organisations.length === 0) return new Map();
  const { rows } = await sql<{ organisation: string; at: Date }>`
    select organisation, at from matching.refusal where organisation = any(${[...new Set(organisations)]}::uuid[])
    union all
    select m.organisation, m.joined_at from identity.published_membership m
      join identity.published_organisation o on o.id = m.organisation and o.kind = 'individual'
      join identity.published_unranked u on u.person = m.person
    where m.organisation = any(${[...new Set(organisations)]}::uuid[]) and m.ended_at is null`.execute(db);
  return new Map(rows.map(({ organisation, at }) => [organisation, at]));
}

export async function setRefused(tx: Tx, organisation: string, by: { person: string; at: Date } | null): Promise<void> {
  if (by === null) await tables(tx).deleteFrom('matching.refusal').where('organisation', '=', organisation).execute();
  else {
    const row = tables(tx)
      .insertInto('matching.refusal')
      .values({ organisation, ...by });
    await row.onConflict((conflict) => conflict.doNothing()).execute();
  }
}

/** Which of these people do not want to be told. */
export async function quietAmong(db: Db, people: readonly string[]): Promise<Set<string>> {
  if (people.length === 0) return new Set();
  const rows = await tables(db)
    .selectFrom('matching.quiet')
    .select('person')
    .where('person', 'in', [...people])
    .execute();
  return new Set(rows.map(({ person }) => person));
}

export async function setQuiet(tx: Tx, person: string, at: Date | null): Promise<void> {
  if (at === null) await tables(tx).deleteFrom('matching.quiet').where('person', '=', person).execute();
  else {
    const row = tables(tx).insertInto('matching.quiet').values({ person, at });
    await row.onConflict((conflict) => conflict.doNothing()).execute();
  }
}
