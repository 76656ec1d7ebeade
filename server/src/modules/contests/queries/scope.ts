import type { TrackScope } from '@jiebang/contract/contests/contest.ts';
import { ruleSchemas } from '@jiebang/contract/contests/rule.ts';
import type { Db } from '#platform/db/connection.ts';
import { defaultRules } from '../config.ts';
import { tables } from '../store.ts';

const versionsOf = (db: Db, of: { readonly contest: string; readonly id: string }) =>
  tables(db)
    .selectFrom('contests.contest_rule')
    .select(['id', 'value', 'from_at', 'note', 'version'])
    .where('contest', '=', of.contest)
    .where('track', '=', of.id)
    .where('key', '=', 'track_scope')
    .orderBy('version', 'desc');
const scopeIn = (row: { readonly value: unknown } | undefined): TrackScope =>
  row ? ruleSchemas.track_scope.parse(row.value) : defaultRules.track_scope;

/** The scope that a track is set to have later, where that is another version than the one in force now: the one that begins first. */
export async function scopeAhead(
  db: Db,
  track: { readonly contest: string; readonly id: string },
  at: Date,
): Promise<{ from: string; scope: TrackScope; note: string } | null> {
  const rows = await versionsOf(db, track).execute();
  const inForce = rows.find(({ from_at }) => from_at <= at)?.version ?? 0;
  // What a later version overtakes before it begins never comes to be.
  const [next] = rows
    .filter(
      (row) => row.version > inForce && !rows.some((one) => one.version > row.version && one.from_at <= row.from_at),
    )
    .sort((a, b) => a.from_at.getTime() - b.from_at.getTime());
  return next ? { from: next.from_at.toISOString(), scope: scopeIn(next), note: next.note } : null;
}

/** What one version of a track's scope changes, against the one that would hold without it when it begins; null where there is no such version. */
export async function scopeChange(
  db: Db,
  track: { readonly contest: string; readonly id: string },
  rule: string,
): Promise<{ before: TrackScope; after: TrackScope; from: Date; note: string } | null> {
  const rows = await versionsOf(db, track).execute();
  const set = rows.find(({ id }) => id === rule);
  if (!set) return null;
  const before = rows.find(({ version, from_at }) => version < set.version && from_at <= set.from_at);
  return { before: scopeIn(before), after: scopeIn(set), from: set.from_at, note: set.note };
}
