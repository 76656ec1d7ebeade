import type { Phase, PhaseName } from '@jiebang/contract/contests/phase.ts';
import type { RuleKey } from '@jiebang/contract/contests/rule.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/db/connection.ts';
import { defaultRules } from '../config.ts';
import { tables } from '../store.ts';

type Named = { readonly name: string; readonly nameEn: string };
/** What a version of a rule set: its value, and the one that would hold without it when it begins: the track's, the contest's, the default. */
export type RuleChange = {
  readonly id: string;
  readonly key: RuleKey;
  readonly track: Named | null;
  readonly version: number;
  readonly begins: Date;
  readonly note: string;
  readonly before: unknown;
  readonly after: unknown;
};

/** What these versions of rules changed. One query, however many. */
export async function ruleChanges(db: Db, ids: readonly string[]): Promise<RuleChange[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Omit<RuleChange, 'before'> & { before: unknown }>`
    select r.id, r.key, r.version, r.from_at as begins, r.note, r.value as after, b.value as before,
      case when t.id is not null then jsonb_build_object('name', t.name, 'nameEn', t.name_en) end as track
    from contests.contest_rule r
    left join contests.track t on t.id = r.track
    left join lateral (
      select o.value from contests.contest_rule o
      where o.contest = r.contest and o.key = r.key and o.from_at <= r.from_at
        and (o.track is not distinct from r.track and o.version < r.version or o.track is null and r.track is not null)
      order by o.track nulls last, o.version desc limit 1) b on true
    where r.id = any(${ids}::uuid[])`.execute(db);
  return rows.map((row) => ({ ...row, before: row.before ?? defaultRules[row.key] }));
}

type Dates = Omit<Phase, 'phase'> | null;
/** What a decision changed of dates: each phase as it was and is. */
export type DatesChange = {
  readonly contest: string;
  readonly at: Date;
  readonly person: string | null;
  readonly track: Named | null;
  readonly reason: string;
  readonly phase: PhaseName;
  readonly before: Dates;
  readonly after: Dates;
};

/** What was decided of the dates of these contests, in the order in which it was. */
export async function datesChanges(db: Db, contests: readonly string[]): Promise<DatesChange[]> {
  if (contests.length === 0) return [];
  const rows = await tables(db)
    .selectFrom('contests.phase_decision as d')
    .leftJoin('contests.track as t', 't.id', 'd.track')
    .select(['d.contest', 'd.at', 'd.person', 'd.reason', 'd.phase', 't.name', 't.name_en as nameEn'])
    .select(['d.starts_before', 'd.ends_before', 'd.starts_after', 'd.ends_after'])
    .where('d.contest', 'in', [...new Set(contests)])
    .orderBy('d.at')
    .execute();
  const dates = (startsAt: Date | null, endsAt: Date | null): Dates =>
    startsAt && endsAt ? { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() } : null;
  return rows.map(({ name, nameEn, starts_before, ends_before, starts_after, ends_after, ...row }) => ({
    ...row,
    phase: row.phase as PhaseName,
    track: name !== null && nameEn !== null ? { name, nameEn } : null,
    before: dates(starts_before, ends_before),
    after: dates(starts_after, ends_after),
  }));
}
