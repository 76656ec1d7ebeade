import { phases } from '@jiebang/contract/contests/phase.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePerson } from '#modules/identity/factory.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { defaultRules } from '../config.ts';
import { makeContest, makeTrack } from '../factory.ts';
import type { DatedPhase } from '../rules.ts';
import { findings, type Setup, type TrackSetup } from './rules.ts';

const now = new Date(Date.UTC(2027, 0, 10));
const on = (days: number) => new Date(now.getTime() + days * 86_400_000);
const whole: DatedPhase[] = phases.map((phase, n) => ({ phase, startsAt: on(10 * n), endsAt: on(10 * n + 12) }));
const staff = { organisers: 1, reviewers: 1, officers: 1, judges: 5, observers: 1, certifiers: 1 };
const kinds = ['large_enterprise', 'industry', 'region', 'overseas'] as const;
const track = (kind: (typeof kinds)[number]): TrackSetup => ({
  id: kind,
  kind,
  phases: [],
  staff,
  rules: defaultRules,
});
const perfect: Setup = {
  now,
  units: ['hosting', 'organising'],
  districts: 4,
  phases: whole,
  tracks: kinds.map(track),
  rules: defaultRules,
};
const said = (change: Partial<Setup>) =>
  findings({ ...perfect, ...change }).map(({ code, essential, track: of, detail }) =>
    `${essential ? '!' : '?'} ${of ?? 'contest'}: ${code} ${Object.values(detail).join(' ')}`.trim(),
  );
const first = (change: Partial<TrackSetup>) => ({
  tracks: perfect.tracks.map((one, n) => (n === 0 ? { ...one, ...change } : one)),
});
const staffed = (change: Partial<TrackSetup['staff']>) => first({ staff: { ...staff, ...change } });
const without = (phase: string) => ({ phases: whole.filter((one) => one.phase !== phase) });
const late = (days: number) => whole.map((one, n) => (n < 3 ? one : { ...one, startsAt: on(32 + days) }));
const ruled = (rules: Partial<Setup['rules']>) => {
  const all = { ...defaultRules, ...rules };
  return { rules: all, tracks: perfect.tracks.map((one) => ({ ...one, rules: all })) };
};

describe('what is missing before a contest is opened', () => {
  it('is nothing where all is there', () => {
    expect(said({})).toEqual([]);
  });
  it.each<readonly [Partial<Setup>, string]>([
    [{ phases: [] }, '! contest: phases_missing'],
    ...phases.slice(1).map((phase) => [without(phase), `! contest: phase_absent ${phase}`] as const),
    [{ now: on(12) }, '! contest: phases_over collecting'],
    [{ units: ['guiding'] as const }, '! contest: hosts_missing'],
    [{ districts: 0 }, '? contest: districts_missing'],
    [staffed({ organisers: 0 }), '! large_enterprise: organiser_missing'],
    [staffed({ reviewers: 0 }), '! large_enterprise: reviewers_missing 0 1'],
    [first({ rules: { ...defaultRules, reviewers: 2 } }), '! large_enterprise: reviewers_missing 1 2'],
    [staffed({ officers: 0 }), '! large_enterprise: clearance_officer_missing'],
    [staffed({ judges: 4 }), '? large_enterprise: judges_missing 4 5'],
    [staffed({ observers: 0 }), '? large_enterprise: observer_missing'],
    [staffed({ certifiers: 0 }), '? large_enterprise: certifier_missing'],
    [first({ phases: without('judging').phases }), '! large_enterprise: phase_absent judging'],
    [ruled({ judges_per_solution: 6 }), '! contest: judges_exceed_panel 5 6'],
    [ruled({ judges_per_solution: 2 }), '! contest: trimmed_mean_needs_three 2'],
    [ruled({ points_split: { broker: 70, agency: 20 } }), '! contest: rule_inconsistent points_split'],
    [first({ rules: { ...defaultRules, judges_per_solution: 6 } }), '! large_enterprise: judges_exceed_panel 5 6'],
    [{ tracks: kinds.slice(1).map(track) }, '? contest: track_kind_absent large_enterprise'],
  ])('%# is said in its place, and nothing else', (change, line) => {
    const found = said(change);
    expect(found).toContain(line);
    // Leaving a phase out may also leave a gap.
    expect(found.filter((one) => one !== line && !one.includes('phase_gap'))).toEqual([]);
  });
  it('is a contest without any track, and then only that and its kinds', () => {
    expect(said({ tracks: [] })[0]).toBe('! contest: tracks_missing');
    expect(said({ tracks: [] }).filter((one) => one.startsWith('!'))).toHaveLength(1);
  });
  it('is a gap: advice up to a week, essential where it strands what is under way; phases that overlap leave none', () => {
    expect(said({ phases: late(0) })).toEqual([]);
    expect(said({ phases: late(7) })).toEqual(['? contest: phase_gap matching 7']);
    expect(said({ phases: late(8) })).toEqual(['! contest: phase_gap matching 8']);
  });
});

describe('over HTTP', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('the list is its organisers’, opening is refused with it, and succeeds once what is essential is there', async () => {
    const at = await world.now();
    const after = (days: number) => new Date(at.getTime() + days * 86_400_000).toISOString();
    const contest = await makeContest(world.platform, {
      state: 'draft',
      phases: phases.map((phase, n) => ({ phase, startsAt: after(10 * n - 1), endsAt: after(10 * n + 12) })),
    });
    const place = await makeTrack(world.platform, contest);
    const organiser = await makePerson(world.platform, {
      name: '本届承办',
      grants: [{ role: 'organiser', scope: 'contest', scopeId: contest }],
    });
    const stranger = await makePerson(world.platform, { name: '路人' });
    const params = { id: contest };
    const { contests } = world.as(organiser);
    const essential = async () =>
      (await contests.readiness({ params })).findings.filter((one) => one.essential).map((one) => one.code);
    expect(await refusalOf(world.as(stranger).contests.readiness({ params }))).toBe('not_found');
    expect(await essential()).toEqual(['hosts_missing', 'reviewers_missing', 'clearance_officer_missing']);
    expect((await contests.contest({ params })).can.open).toEqual({ code: 'contest_not_ready' });
    const refused = await contests.open({ params }).catch((error) => error.document);
    expect([refused.code, refused.fields]).toEqual([
      'contest_not_ready',
      [
        { path: 'contest', code: 'hosts_missing' },
        { path: place, code: 'reviewers_missing' },
        { path: place, code: 'clearance_officer_missing' },
      ],
    ]);
    const { version, name, nameEn, number, intro, introEn } = await contests.contest({ params });
    const units = [{ role: 'hosting' as const, name: '某市科委', nameEn: null, organisation: null }];
    const body = { name, nameEn, number, intro, introEn, homeRegion: '310000', districts: ['310115'], units };
    await contests.edit({ params, version, body });
    await makePerson(world.platform, {
      name: '审核',
      grants: [{ role: 'reviewer', scope: 'contest', scopeId: contest }],
    });
    expect(await essential()).toEqual(['clearance_officer_missing']);
    expect(await refusalOf(contests.open({ params }))).toBe('contest_not_ready');
    const elsewhere = await makeTrack(world.platform, await makeContest(world.platform));
    await makePerson(world.platform, {
      name: '他处脱密',
      grants: [{ role: 'clearance_officer', scope: 'track', scopeId: elsewhere }],
    });
    expect(await essential()).toEqual(['clearance_officer_missing']);
    await makePerson(world.platform, {
      name: '脱密',
      grants: [{ role: 'clearance_officer', scope: 'track', scopeId: place }],
    });
    expect((await contests.open({ params })).state).toBe('open');
    expect(await refusalOf(world.as(stranger).contests.readiness({ params }))).toBe('forbidden');
  });
});
