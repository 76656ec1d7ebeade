import { type RuleKey, type RuleValue, ruleKeys, ruleSchemas } from '@jiebang/contract/contests/rule.ts';
import type { Db } from '#platform/db/connection.ts';
import { defaultRules } from '../config.ts';
import { tables } from '../store.ts';

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
