import type { ContestState } from '@jiebang/contract/contests/contest.ts';
import type { Phase } from '@jiebang/contract/contests/phase.ts';
import type { RuleKey, RuleValue } from '@jiebang/contract/contests/rule.ts';
import { newId } from '#kernel/ids.ts';
import { now } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import type { Track } from './queries/contests.ts';
import { tables } from './store.ts';

const day = 86_400_000;

export type MadeContest = {
  readonly name?: string;
  readonly state?: ContestState;
  /** Six digits; 310000 when left out. */
  readonly homeRegion?: string;
  /** Left out: collecting from yesterday and solving from now, for 30 and 60 days. */
  readonly phases?: readonly Phase[];
  readonly rules?: { readonly [K in RuleKey]?: RuleValue<K> };
};

/** Makes a contest straight in its tables, open unless said otherwise; for tests. Returns its id. */
export async function makeContest(platform: Platform, given: MadeContest = {}): Promise<string> {
  const id = newId();
  const at = await now(platform.db);
  const db = tables(platform.db);
  const name = given.name ?? '创新挑战赛（样本）';
  await db
    .insertInto('contests.contest')
    .values({
      id,
      name,
      name_en: 'Innovation Challenge (sample)',
      number: String(at.getUTCFullYear()),
      intro: '样本赛事。',
      intro_en: 'A sample contest.',
      home_region: given.homeRegion ?? '310000',
      state: given.state ?? 'open',
      created_at: at,
      moved_at: at,
    })
    .execute();
  const after = (days: number) => new Date(at.getTime() + days * day).toISOString();
  const phases = given.phases ?? [
    { phase: 'collecting', startsAt: after(-1), endsAt: after(30) },
    { phase: 'solving', startsAt: after(0), endsAt: after(60) },
  ];
  for (const { phase, startsAt, endsAt } of phases) {
    await db
      .insertInto('contests.contest_phase')
      .values({
        id: newId(),
        contest: id,
        track: null,
        phase,
        starts_at: new Date(startsAt),
        ends_at: new Date(endsAt),
        set_at: at,
      })
      .execute();
  }
  for (const [key, value] of Object.entries(given.rules ?? {}))
    await makeRule(platform, { contest: id, track: null, key: key as RuleKey, value });
  return id;
}

export type MadeRule = {
  readonly contest: string;
  readonly track: string | null;
  readonly key: RuleKey;
  readonly value: unknown;
};

/** Sets the first version of a rule straight in its table, in force from now on; for tests. */
export async function makeRule(platform: Platform, { contest, track, key, value }: MadeRule): Promise<void> {
  const at = await now(platform.db);
  await tables(platform.db)
    .insertInto('contests.contest_rule')
    .values({
      id: newId(),
      contest,
      track,
      key,
      value: JSON.stringify(value),
      from_at: at,
      version: 1,
      person: null,
      note: '样本',
      at,
    })
    .execute();
}

/** Makes a track of a contest straight in its table, with what it is open to as its rule; for tests. Returns its id. */
export async function makeTrack(
  platform: Platform,
  contest: string,
  given: { kind?: Track['kind']; name?: string; countries?: readonly string[]; fields?: readonly string[] } = {},
): Promise<string> {
  const id = newId();
  const at = await now(platform.db);
  const db = tables(platform.db);
  const before = await db.selectFrom('contests.track').select('n').where('contest', '=', contest).execute();
  await db
    .insertInto('contests.track')
    .values({
      id,
      contest,
      n: before.length + 1,
      kind: given.kind ?? 'industry',
      name: given.name ?? `样本专场${before.length + 1}`,
      name_en: `Sample track ${before.length + 1}`,
      intro: '样本专场。',
      intro_en: 'A sample track.',
      created_at: at,
    })
    .execute();
  const { fields = [], countries = [] } = given;
  if (fields.length + countries.length > 0)
    await makeRule(platform, {
      contest,
      track: id,
      key: 'track_scope',
      value: { fields, industries: [], regions: [], countries },
    });
  return id;
}
