import { afterAll, beforeAll, expect, it } from 'vitest';
import { makePerson } from '#modules/identity/factory.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makeContest, makeTrack } from '../factory.ts';

let world: World;
let organiser: Awaited<ReturnType<typeof makePerson>>;
beforeAll(async () => {
  world = await openWorld();
  organiser = await makePerson(world.platform, { name: '承办人', grants: [{ role: 'organiser' }] });
});
afterAll(() => world.close());

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

it('a template gives the four kinds of track and five phases from a day on; only people are then missing', async () => {
  const { contests } = world.as(organiser);
  const startsOn = '2031-03-03';
  const made = await contests.create({ body: { ...input, copyOf: null, template: 'four_tracks', startsOn } });
  expect([made.state, made.tracks.map((one) => one.kind)]).toEqual([
    'draft',
    ['large_enterprise', 'industry', 'region', 'overseas'],
  ]);
  expect(made.phases.map(({ phase, startsAt, endsAt }) => [phase, startsAt, endsAt])).toEqual([
    ['collecting', '2031-03-02T16:00:00.000Z', '2031-05-01T16:00:00.000Z'],
    ['solving', '2031-03-23T16:00:00.000Z', '2031-06-15T16:00:00.000Z'],
    ['judging', '2031-05-25T16:00:00.000Z', '2031-07-20T16:00:00.000Z'],
    ['matching', '2031-07-06T16:00:00.000Z', '2031-09-18T16:00:00.000Z'],
    ['notice', '2031-07-13T16:00:00.000Z', '2031-09-28T16:00:00.000Z'],
  ]);
  const { findings } = await contests.readiness({ params: { id: made.id } });
  const codes = new Set(findings.filter((one) => one.essential).map((one) => one.code));
  expect([...codes]).toEqual(['reviewers_missing', 'clearance_officer_missing']);
  const bare = await contests.create({ body: { ...input, copyOf: null, template: 'four_tracks' } });
  expect([bare.tracks.length, bare.phases]).toEqual([4, []]);
});

it('a clone has the tracks, the rules and the phases moved by whole days; nothing of people, and no other start', async () => {
  const at = await world.now();
  const earlier = await makeContest(world.platform, { rules: { notice_working_days: 7 } });
  const old = await makeTrack(world.platform, earlier, { kind: 'overseas', countries: ['DE'] });
  const { contests } = world.as(organiser);
  const params = { id: earlier };
  const { version, phases } = await contests.contest({ params });
  const after = (days: number) => new Date(at.getTime() + days * 86_400_000).toISOString();
  const own = [{ phase: 'solving' as const, startsAt: after(3), endsAt: after(9) }];
  await contests.setPhases({ params, version, body: { track: old, phases: own, reason: '单独安排' } });
  await makePerson(world.platform, {
    name: '往届审核',
    grants: [{ role: 'reviewer', scope: 'contest', scopeId: earlier }],
  });
  const both = { ...input, copyOf: earlier, template: 'four_tracks' as const };
  expect(await refusalOf(contests.create({ body: both }))).toBe('invalid_input');
  const copy = await contests.create({ body: { ...input, copyOf: earlier, startsOn: '2032-02-29' } });
  expect([copy.phases[0]?.startsAt.slice(0, 10) === phases[0]?.startsAt.slice(0, 10), copy.decisions]).toEqual([
    false,
    [],
  ]);
  const shift = Date.parse(copy.phases[0]?.startsAt ?? '') - Date.parse(phases[0]?.startsAt ?? '');
  expect(shift % 86_400_000).toBe(0);
  expect(dayHere(copy.phases[0]?.startsAt ?? '')).toBe('2032-02-29');
  const moved = (list: typeof own) =>
    list.map(({ startsAt, endsAt }) => [Date.parse(startsAt) + shift, Date.parse(endsAt) + shift]);
  const dates = (list: readonly { startsAt: string; endsAt: string }[]) =>
    list.map(({ startsAt, endsAt }) => [Date.parse(startsAt), Date.parse(endsAt)]);
  expect(dates(copy.phases)).toEqual(moved(phases as typeof own));
  expect(dates(copy.tracks[0]?.phases ?? [])).toEqual(moved(own));
  const { rules } = await contests.rules({ params: { id: copy.id } });
  expect(rules.find((rule) => rule.key === 'notice_working_days')?.value).toBe(7);
  const { findings } = await contests.readiness({ params: { id: copy.id } });
  expect(findings.map((one) => one.code)).toContain('reviewers_missing');
});

it('a track is removed while the contest is prepared, with its dates and rules, and not afterwards', async () => {
  const contest = await makeContest(world.platform, { state: 'draft' });
  const place = await makeTrack(world.platform, contest);
  const stranger = await makePerson(world.platform, {
    name: '专场承办',
    grants: [{ role: 'track_organiser', scope: 'track', scopeId: place }],
  });
  const { contests } = world.as(organiser);
  const { version } = await contests.contest({ params: { id: contest } });
  const at = await world.now();
  const phases = [
    { phase: 'solving' as const, startsAt: at.toISOString(), endsAt: new Date(at.getTime() + 1).toISOString() },
  ];
  await contests.setPhases({ params: { id: contest }, version, body: { track: place, phases } });
  const rule = { key: 'answer_mode' as const, value: 'rolling' as const, track: place, from: null, note: '试' };
  await contests.setRule({ params: { id: contest }, body: rule });
  expect(await refusalOf(world.as(stranger).contests.removeTrack({ params: { id: place } }))).toBe('forbidden');
  expect(await contests.removeTrack({ params: { id: place } })).toEqual({ done: true });
  expect((await contests.contest({ params: { id: contest } })).tracks).toEqual([]);
  const open = await makeTrack(world.platform, await makeContest(world.platform));
  expect(await refusalOf(contests.removeTrack({ params: { id: open } }))).toBe('not_in_this_state');
});

const dayHere = (iso: string) => new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 10);
