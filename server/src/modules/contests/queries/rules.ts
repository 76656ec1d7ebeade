import {
  type RuleKey,
  type RuleValue,
  type RuleVersion,
  ruleKeys,
  ruleSchemas,
} from '@jiebang/contract/contests/rule.ts';
import { sql } from 'kysely';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { peopleById } from '#modules/identity/index.ts';
import { type Db, now } from '#platform/db/connection.ts';
import { setsRule } from '../access.ts';
import { defaultRules } from '../config.ts';
import { tables } from '../store.ts';
import { contestById, readable } from './contests.ts';

/** A rule's value with where it comes from: version 0 is the default. */
export type RuleInForce<K extends RuleKey> = {
  readonly value: RuleValue<K>;
  readonly version: number;
  readonly of: 'track' | 'contest' | 'default';
  /** Since when, and why; null for the default. */
  readonly from: Date | null;
  readonly note: string | null;
};

/**
 * Rules of a contest that are in force at a time: of the track's own where it has one, else of the contest's, else the
 * default; among versions the highest that had begun. One query, however many keys.
 */
async function rowsInForce(db: Db, contest: string, keys: readonly RuleKey[], at: Date, track: string | null) {
  return tables(db)
    .selectFrom('contests.contest_rule')
    .distinctOn('key')
    .select(['key', 'value', 'version', 'track', 'from_at', 'note'])
    .where('contest', '=', contest)
    .where('key', 'in', keys)
    .where('from_at', '<=', at)
    .where((where) => where.or([where('track', 'is', null), where('track', 'is not distinct from', track)]))
    .orderBy('key')
    .orderBy('track', (order) => order.asc().nullsLast())
    .orderBy('version', 'desc')
    .execute();
}

function inForce<K extends RuleKey>(
  key: K,
  row: Awaited<ReturnType<typeof rowsInForce>>[number] | undefined,
): RuleInForce<K> {
  if (!row) return { value: defaultRules[key], version: 0, of: 'default', from: null, note: null };
  const value = ruleSchemas[key].parse(row.value) as RuleValue<K>;
  const of = row.track === null ? 'contest' : 'track';
  return { value, version: row.version, of, from: row.from_at, note: row.note };
}

/** A rule of a contest, or of one of its tracks, as it is in force at a time. */
export async function ruleInForce<K extends RuleKey>(
  db: Db,
  contest: string,
  key: K,
  at: Date,
  track: string | null = null,
): Promise<RuleInForce<K>> {
  const [row] = await rowsInForce(db, contest, [key], at, track);
  return inForce(key, row);
}

/** Every rule of a contest, or of one of its tracks, as it is in force at a time. */
export async function allRules(
  db: Db,
  contest: string,
  at: Date,
  track: string | null = null,
): Promise<({ key: RuleKey } & RuleInForce<RuleKey>)[]> {
  const rows = await rowsInForce(db, contest, ruleKeys, at, track);
  return ruleKeys.map((key) => ({
    key,
    ...inForce(
      key,
      rows.find((row) => row.key === key),
    ),
  }));
}

/** The value alone of a rule in force at a time. */
export async function ruleOf<K extends RuleKey>(
  db: Db,
  contest: string,
  key: K,
  at: Date,
  track: string | null = null,
): Promise<RuleValue<K>> {
  const { value } = await ruleInForce(db, contest, key, at, track);
  return value;
}

/** One rule of several contests, for a list: asked once, then looked up for each contest, track and time as `ruleOf` would. */
export async function ruleOfEach<K extends RuleKey>(
  db: Db,
  contests: readonly string[],
  key: K,
): Promise<(contest: string, at: Date, track: string | null) => RuleValue<K>> {
  const rows = await tables(db)
    .selectFrom('contests.contest_rule')
    .select(['key', 'value', 'version', 'track', 'from_at', 'note', 'contest'])
    .where(sql<boolean>`contest = any(${contests}::uuid[])`)
    .where('key', '=', key)
    .orderBy('track', (order) => order.asc().nullsLast())
    .orderBy('version', 'desc')
    .execute();
  return (contest, at, track) =>
    inForce(
      key,
      rows.find((row) => row.contest === contest && row.from_at <= at && (row.track === null || row.track === track)),
    ).value;
}

/** Every version of a rule of exactly this contest or track, newest first; for its organisers. */
export async function ruleVersions(
  db: Db,
  viewer: Viewer,
  id: string,
  key: RuleKey,
  track: string | null,
): Promise<{ versions: RuleVersion[] } | Refusal> {
  const contest = await contestById(db, id);
  if (!contest || !(await readable(db, viewer, contest))) return refuse('not_found');
  if (!setsRule(viewer, id, track, key)) return refuse('forbidden');
  const rows = await tables(db)
    .selectFrom('contests.contest_rule')
    .select(['value', 'version', 'from_at', 'note', 'at', 'person'])
    .where('contest', '=', id)
    .where('track', 'is not distinct from', track)
    .where('key', '=', key)
    .orderBy('version', 'desc')
    .execute();
  const people = await peopleById(
    db,
    rows.flatMap(({ person }) => person ?? []),
  );
  const at = await now(db);
  const begun = rows.find((row) => row.from_at <= at);
  const versions = rows.map((row) => ({
    key,
    value: ruleSchemas[key].parse(row.value),
    version: row.version,
    from: row.from_at.toISOString(),
    note: row.note,
    at: row.at.toISOString(),
    by: people.get(row.person ?? '')?.name ?? null,
    when: row === begun ? 'now' : row.from_at > at ? 'ahead' : 'past',
  }));
  return { versions: versions as RuleVersion[] };
}
