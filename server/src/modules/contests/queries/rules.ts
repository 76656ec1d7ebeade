import { type RuleKey, type RuleValue, ruleSchemas } from '@jiebang/contract/contests/rule.ts';
import type { Db } from '#platform/db/connection.ts';
import { defaultRules } from '../config.ts';
import { tables } from '../store.ts';

/** A rule's value with where it comes from: version 0 is the default. */
export type RuleInForce<K extends RuleKey> = {
  readonly value: RuleValue<K>;
  readonly version: number;
  readonly of: 'track' | 'contest' | 'default';
};

/**
 * The value of a contest's rule that is in force at a time: of the track's own where it has one, else of the contest's,
 * else the default; among versions the highest that had begun.
 */
export async function ruleInForce<K extends RuleKey>(
  db: Db,
  contest: string,
  key: K,
  at: Date,
  track: string | null = null,
): Promise<RuleInForce<K>> {
  const row = await tables(db)
    .selectFrom('contests.contest_rule')
    .select(['value', 'version', 'track'])
    .where('contest', '=', contest)
    .where('key', '=', key)
    .where('from_at', '<=', at)
    .where((where) => where.or([where('track', 'is', null), where('track', 'is not distinct from', track)]))
    .orderBy('track', (order) => order.asc().nullsLast())
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return { value: defaultRules[key], version: 0, of: 'default' };
  const value = ruleSchemas[key].parse(row.value) as RuleValue<K>;
  return { value, version: row.version, of: row.track === null ? 'contest' : 'track' };
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
