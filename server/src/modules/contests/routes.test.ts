import { phases as phaseNames } from '@jiebang/contract/contests/phase.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePerson } from '#modules/identity/factory.ts';
import { factsAfter } from '#platform/facts/deliver.ts';
import { runDueMoves } from '#platform/jobs/jobs.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { movePhase } from './actions/move-phase.ts';
import { makeContest, makeTrack } from './factory.ts';
import { currentContest, ruleInForce, ruleOf } from './index.ts';
import { dueMoves } from './phase/reactions.ts';

let world: World;
let organiser: Awaited<ReturnType<typeof makePerson>>;
let stranger: Awaited<ReturnType<typeof makePerson>>;
beforeAll(async () => {
  world = await openWorld();
  organiser = await makePerson(world.platform, { name: '承办人', grants: [{ role: 'organiser' }] });
  stranger = await makePerson(world.platform, { name: '路人' });
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'contests')).toEqual([]);
  await world.close();
});

const input = {
  name: '创新挑战赛',
  nameEn: 'Innovation Challenge',
  number: '2027',
  intro: '简介。',
  introEn: 'Introduction.',
  homeRegion: '310000',
  districts: ['310115'],
  units: [{ role: 'hosting' as const, name: '某市科委', nameEn: null, organisation: null }],
};
const track = {
  kind: 'industry' as const,
  name: '集成电路专场',
  nameEn: 'Integrated circuits',
  intro: '简介。',
  introEn: 'Introduction.',
  fields: [],
  industries: [],
  regions: ['310115'],
  countries: [],
};
const { fields: _f, industries: _i, regions: _r, countries: _c, ...edit } = track;
/** All five phases, the first from yesterday, each beginning before the one before has ended. */
const wholeYear = (at: Date) =>
  phaseNames.map((phase, n) => ({ phase, startsAt: after(at, 10 * n - 1), endsAt: after(at, 10 * n + 12) }));
const after = (at: Date, days: number) => new Date(at.getTime() + days * 86_400_000).toISOString();

describe('setting up a contest', () => {
  it('goes from a draft that only organisers see to an open one that everyone sees, to an archived one', async () => {
    const { contests } = world.as(organiser);
    const made = await contests.create({ body: { ...input, copyOf: null } });
    expect([made.state, made.version, made.units, made.can]).toEqual([
      'draft',
      1,
      input.units,
      {
        edit: true,
        schedule: true,
        reschedule: { code: 'not_in_this_state' },
        end_phase: { code: 'not_in_this_state' },
        extend_phase: { code: 'not_in_this_state' },
        open: { code: 'phases_missing' },
        discard: true,
        close: { code: 'not_in_this_state' },
        archive: { code: 'not_in_this_state' },
      },
    ]);
    const params = { id: made.id };
    expect(await refusalOf(world.as().contests.contest({ params }))).toBe('not_found');
    expect(await refusalOf(world.as(stranger).contests.open({ params }))).toBe('not_found');
    expect(await refusalOf(contests.open({ params }))).toBe('phases_missing');
    const at = await world.now();
    const phases = wholeYear(at);
    const timed = await contests.setPhases({ params, version: 1, body: { track: null, phases } });
    expect([timed.version, timed.phases, timed.phase]).toEqual([2, phases, null]);
    expect(await refusalOf(contests.open({ params }))).toBe('tracks_missing');
    const placed = await contests.createTrack({ params, body: track });
    expect(await refusalOf(contests.createTrack({ params, body: { ...track, regions: ['999999'] } }))).toBe(
      'scope_unknown',
    );
    const unit = { name: '某区科委', nameEn: null, organisation: null };
    expect(
      await refusalOf(
        contests.editTrack({
          params: { id: placed.id },
          version: 1,
          body: { ...edit, units: [{ ...unit, organisation: placed.id }] },
        }),
      ),
    ).toBe('unit_unknown');
    const edited = await contests.editTrack({
      params: { id: placed.id },
      version: 1,
      body: { ...edit, name: '芯片专场', units: [unit] },
    });
    expect([placed.n, edited.name, edited.version]).toEqual([1, '芯片专场', 2]);
    expect((await contests.contest({ params })).tracks.map(({ units }) => units)).toEqual([[unit]]);
    expect(await refusalOf(contests.editTrack({ params: { id: placed.id }, version: 1, body: edit }))).toBe(
      'stale_version',
    );
    expect(await refusalOf(contests.open({ params }))).toBe('contest_not_ready');
    for (const role of ['reviewer', 'clearance_officer'] as const)
      await makePerson(world.platform, {
        name: role,
        grants: [{ role, scope: 'contest', scopeId: made.id }],
      });
    const opened = await contests.open({ params });
    expect([opened.state, opened.phase, opened.changes.map(({ from, to, why }) => [from, to, why])]).toEqual([
      'open',
      'collecting',
      [[null, 'collecting', 'started']],
    ]);
    expect((await world.as().contests.current()).id).toBe(made.id);
    expect((await world.as().contests.contest({ params })).can).toEqual({});
    expect(await refusalOf(world.as(stranger).contests.close({ params, body: { reason: '不' } }))).toBe('forbidden');
    expect(await refusalOf(contests.edit({ params, version: 1, body: input }))).toBe('stale_version');
    expect(
      await refusalOf(contests.edit({ params, version: opened.version, body: { ...input, homeRegion: '999999' } })),
    ).toBe('scope_unknown');
    const closed = await contests.close({ params, body: { reason: '本届结束' } });
    expect([closed.state, closed.phase, closed.changes.at(-1)?.why]).toEqual(['closed', null, 'closed']);
    const archived = await contests.archive({ params });
    expect([archived.state, (await world.as().contests.contest({ params })).state]).toEqual(['archived', 'archived']);
    expect(await refusalOf(contests.editTrack({ params: { id: placed.id }, version: 2, body: edit }))).toBe(
      'not_in_this_state',
    );
  });

  it('is for organisers of the platform; one of a contest or a track keeps to it', async () => {
    expect(await refusalOf(world.as(stranger).contests.create({ body: { ...input, copyOf: null } }))).toBe('forbidden');
    const contest = await makeContest(world.platform);
    const [mine, other] = [await makeTrack(world.platform, contest), await makeTrack(world.platform, contest)];
    const ofTrack = await makePerson(world.platform, {
      name: '专场承办',
      grants: [{ role: 'track_organiser', scope: 'track', scopeId: mine }],
    });
    const ofContest = await makePerson(world.platform, {
      name: '本届承办',
      grants: [{ role: 'organiser', scope: 'contest', scopeId: contest }],
    });
    expect(await refusalOf(world.as(ofContest).contests.create({ body: { ...input, copyOf: null } }))).toBe(
      'forbidden',
    );
    expect(
      (await world.as(ofContest).contests.editTrack({ params: { id: other }, version: 1, body: edit })).version,
    ).toBe(2);
    expect((await world.as(ofTrack).contests.editTrack({ params: { id: mine }, version: 1, body: edit })).version).toBe(
      2,
    );
    expect(
      await refusalOf(world.as(ofTrack).contests.editTrack({ params: { id: other }, version: 2, body: edit })),
    ).toBe('forbidden');
    expect(await refusalOf(world.as(ofTrack).contests.createTrack({ params: { id: contest }, body: track }))).toBe(
      'forbidden',
    );
  });

  it('can begin from the tracks and rules of an earlier one', async () => {
    const earlier = await makeContest(world.platform, { rules: { notice_working_days: 7 } });
    const old = await makeTrack(world.platform, earlier, { kind: 'overseas', countries: ['DE', 'SG'] });
    const { contests } = world.as(organiser);
    await contests.setRule({
      params: { id: earlier },
      body: { key: 'answer_mode', value: 'rolling', track: old, from: null, note: '随到随评' },
    });
    const copy = await contests.create({ body: { ...input, copyOf: earlier } });
    expect(copy.tracks.map(({ kind, countries, contest }) => [kind, countries, contest])).toEqual([
      ['overseas', ['DE', 'SG'], copy.id],
    ]);
    const at = await world.now();
    expect(await ruleOf(world.platform.db, copy.id, 'notice_working_days', at)).toBe(7);
    expect(await ruleOf(world.platform.db, copy.id, 'answer_mode', at, copy.tracks[0]?.id)).toBe('rolling');
    expect(await ruleOf(world.platform.db, copy.id, 'answer_mode', at)).toBe('sealed');
  });

  it('lists newest first, page by page, drafts for their organisers only', async () => {
    const draft = await makeContest(world.platform, { state: 'draft' });
    const seen: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await world.as().contests.list({ query: { limit: 1, ...(after === undefined ? {} : { after }) } });
      seen.push(...page.items.map((item) => item.id));
      if (page.next === null) break;
      after = page.next;
    }
    expect(seen).toEqual([...new Set(seen)].sort().reverse());
    expect(seen.includes(draft)).toBe(false);
    expect((await world.as(organiser).contests.list()).items[0]?.id).toBe(draft);
    expect((await world.as().contests.list({ query: { after: 'no cursor of ours' } })).items[0]?.id).toBe(seen[0]);
  });
});

describe('a rule', () => {
  it('is the default until it is set, then each version from its day on, for the track before the contest', async () => {
    const { db } = world.platform;
    const contest = await makeContest(world.platform);
    const place = await makeTrack(world.platform, contest);
    const { contests } = world.as(organiser);
    const at = await world.now();
    const params = { id: contest };
    const key = 'notice_working_days' as const;
    await contests.setRule({ params, body: { key, value: 6, track: null, from: null, note: '经主办方确认' } });
    await contests.setRule({ params, body: { key, value: 8, track: null, from: after(at, 10), note: '自十日后' } });
    await contests.setRule({ params, body: { key, value: 9, track: place, from: null, note: '本专场' } });
    const days = async (day: number, of: string | null = null) =>
      ruleOf(db, contest, key, new Date(after(at, day)), of);
    expect([await days(-1), await days(1), await days(11), await days(1, place), await days(11, place)]).toEqual([
      5, 6, 8, 9, 9,
    ]);
    expect(await ruleInForce(db, contest, 'points_split', at)).toEqual({
      value: { broker: 70, agency: 30 },
      version: 0,
      of: 'default',
      from: null,
      note: null,
    });
    const { rules } = await world.as().contests.rules({ params });
    expect(rules.find((rule) => rule.key === key)).toMatchObject({
      value: 6,
      version: 1,
      of: 'contest',
      note: '经主办方确认',
    });
  });

  it('keeps every version: who set it, when, why and from when, for its organisers', async () => {
    const contest = await makeContest(world.platform);
    const params = { id: contest, key: 'reviewers' as const };
    const { contests } = world.as(organiser);
    const at = await world.now();
    const set = (value: number, from: string | null, note: string) =>
      contests.setRule({ params: { id: contest }, body: { key: 'reviewers', value, track: null, from, note } });
    await set(2, null, '真实性、有效性分别审核');
    await set(1, after(at, 30), '人手不足');
    await set(2, after(at, 10), '先不改');
    const told = async () =>
      (await contests.ruleVersions({ params })).versions.map(({ version, value, when, by, note }) => [
        version,
        value,
        when,
        by,
        note,
      ]);
    expect(await told()).toEqual([
      [3, 2, 'ahead', '承办人', '先不改'],
      [2, 1, 'ahead', '承办人', '人手不足'],
      [1, 2, 'now', '承办人', '真实性、有效性分别审核'],
    ]);
    const place = await makeTrack(world.platform, contest);
    expect((await contests.ruleVersions({ params, query: { track: place } })).versions).toEqual([]);
    expect(await refusalOf(world.as(stranger).contests.ruleVersions({ params }))).toBe('forbidden');
    expect(await refusalOf(world.as().contests.ruleVersions({ params }))).toBe('not_signed_in');
  });

  it('never begins in the past, never contradicts itself, and is set by organisers only', async () => {
    const contest = await makeContest(world.platform);
    const params = { id: contest };
    const more = { track: null, from: null, note: '试' };
    const { contests } = world.as(organiser);
    const split = (broker: number, agency: number) => ({
      key: 'points_split' as const,
      value: { broker, agency },
      ...more,
    });
    expect(
      await refusalOf(contests.setRule({ params, body: { ...split(70, 30), from: after(await world.now(), -1) } })),
    ).toBe('rule_in_the_past');
    expect(await refusalOf(contests.setRule({ params, body: split(70, 40) }))).toBe('rule_inconsistent');
    const tiers = [
      { fromFen: 0, points: 1 },
      { fromFen: 0, points: 2 },
    ];
    expect(await refusalOf(contests.setRule({ params, body: { key: 'points_tiers', value: tiers, ...more } }))).toBe(
      'rule_inconsistent',
    );
    expect(await refusalOf(world.as(stranger).contests.setRule({ params, body: split(60, 40) }))).toBe('forbidden');
    const { rows } = await sql`select key from contests.contest_rule where contest = ${contest}`.execute(
      world.platform.db,
    );
    expect(rows).toEqual([]);
  });
});

describe('the clock', () => {
  const changes = async (contest: string, track: string | null = null) =>
    (
      await sql<{
        change: string;
      }>`select coalesce(from_phase, '–') || ' → ' || coalesce(to_phase, '–') || ': ' || why as change
      from contests.phase_change where contest = ${contest} and track is not distinct from ${track}::uuid order by n`.execute(
        world.platform.db,
      )
    ).rows.map((row) => row.change);
  const failed = (problem: string, error: unknown) => {
    throw new Error(problem, { cause: error });
  };

  it('moves phases once, though two workers look at the same moment', async () => {
    const contest = await makeContest(world.platform);
    const both = () => Promise.all([1, 2].map(() => runDueMoves(world.platform, dueMoves, failed)));
    await both();
    expect(await changes(contest)).toEqual(['– → solving: started']);
    await Promise.all(Array.from({ length: 8 }, () => movePhase(world.platform, contest)));
    expect(await changes(contest)).toEqual(['– → solving: started']);
    const facts = await factsAfter(world.platform.db, 0, ['phase_changed'], 1000);
    expect(facts.filter((fact) => fact.subject === contest).map((fact) => fact.data['to'])).toEqual(['solving']);
  });

  it('makes up for every boundary that passed while nobody looked, and a track follows its own dates', async () => {
    const at = await world.now();
    const phase = (name: 'collecting' | 'solving' | 'judging', from: number, to: number) => ({
      phase: name,
      startsAt: after(at, from),
      endsAt: after(at, to),
    });
    const contest = await makeContest(world.platform, {
      phases: [phase('collecting', -1, 10), phase('solving', 5, 20), phase('judging', 25, 30)],
    });
    const place = await makeTrack(world.platform, contest);
    const page = await world.as(organiser).contests.contest({ params: { id: contest } });
    await world.as(organiser).contests.setPhases({
      params: { id: contest },
      version: page.version,
      body: { track: place, phases: [phase('solving', 2, 3)], reason: '本专场单独安排' },
    });
    await world.settle();
    await world.travel(new Date(after(at, 40)));
    expect(await changes(contest)).toEqual([
      '– → collecting: started',
      'collecting → solving: started',
      'solving → –: ended',
      '– → judging: started',
      'judging → –: ended',
    ]);
    expect(await changes(contest, place)).toEqual(['– → solving: started', 'solving → –: ended']);
    expect(await dueMoves[0]?.find(world.platform, 10)).toEqual([]);
    const moved = await world.as().contests.contest({ params: { id: contest } });
    expect([moved.phase, moved.tracks[0]?.phases.map((one) => one.phase)]).toEqual([null, ['solving']]);
  });

  it('tells nothing twice where the system’s clock was set back: what was told stays, and goes on in its time', async () => {
    const at = await world.now();
    const phases = [
      { phase: 'collecting' as const, startsAt: after(at, -1), endsAt: after(at, 2) },
      { phase: 'solving' as const, startsAt: after(at, 2), endsAt: after(at, 4) },
    ];
    const contest = await makeContest(world.platform, { phases });
    await world.settle();
    await world.travel(new Date(after(at, 2)));
    const told = ['– → collecting: started', 'collecting → solving: started'];
    expect(await changes(contest)).toEqual(told);
    await world.travel(new Date(Date.parse(after(at, 2)) - 3_600_000));
    expect(await dueMoves[0]?.find(world.platform, 10)).toEqual([]);
    await movePhase(world.platform, contest);
    expect(await changes(contest)).toEqual(told);
    await world.travel(new Date(after(at, 4)));
    expect(await changes(contest)).toEqual([...told, 'solving → –: ended']);
  });

  it('is not asked when dates are changed: the phase follows at once, and says so', async () => {
    const contest = await makeContest(world.platform);
    await world.settle();
    const at = await world.now();
    const params = { id: contest };
    const { version } = await world.as(organiser).contests.contest({ params });
    const phases = [{ phase: 'judging' as const, startsAt: after(at, -1), endsAt: after(at, 1) }];
    const said = { track: null, phases, reason: '场地改期' };
    expect(
      await refusalOf(world.as(organiser).contests.setPhases({ params, version, body: { ...said, reason: null } })),
    ).toBe('reason_missing');
    const page = await world.as(organiser).contests.setPhases({ params, version, body: said });
    expect(page.phase).toBe('judging');
    expect(await changes(contest)).toEqual(['– → solving: started', 'solving → judging: rescheduled']);
    const wrong = [{ phase: 'judging' as const, startsAt: after(at, 1), endsAt: after(at, 1) }];
    expect(
      await refusalOf(
        world.as(organiser).contests.setPhases({ params, version: page.version, body: { ...said, phases: wrong } }),
      ),
    ).toBe('phases_disordered');
    expect((await world.as().contests.contest({ params })).phases).toEqual(phases);
  });
});

describe('the contest of now', () => {
  it('is the newest open one', async () => {
    const open = await makeContest(world.platform);
    await makeContest(world.platform, { state: 'closed' });
    await makeContest(world.platform, { state: 'draft' });
    expect((await currentContest(world.platform.db))?.id).toBe(open);
  });
});
