import { holidayCalendar } from '@jiebang/contract/reference/holidays.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { endOfWorkingDays } from '#kernel/working-days.ts';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { wholeDraft } from '../../factory.ts';

let world: World;
let organisation: string;
let ends: string;
let edition: string;
let next: string;
let tracks: { right: string; wrong: string; ofNext: string };
type Made = Awaited<ReturnType<typeof makePerson>>;
let owner: Made;
let reviewer: Made;
let organiser: Made;

const day = 86_400_000;

beforeAll(async () => {
  world = await openWorld();
  const at = (await world.now()).getTime();
  const on = (days: number) => new Date(at + days * day).toISOString();
  const collecting = (from: number, to: number) => [
    { phase: 'collecting' as const, startsAt: on(from), endsAt: on(to) },
  ];
  ends = on(3);
  edition = await makeContest(world.platform, {
    phases: collecting(-1, 3),
    rules: { mend_working_days: 8 },
  });
  next = await makeContest(world.platform, { name: '下一届', phases: collecting(2, 400) });
  tracks = {
    wrong: await makeTrack(world.platform, edition),
    right: await makeTrack(world.platform, edition),
    ofNext: await makeTrack(world.platform, next),
  };
  organisation = await makeOrganisation(world.platform, { name: '样本新材料有限公司' });
  owner = await makePerson(world.platform, { name: '周需求', organisations: [{ id: organisation }] });
  const ofEdition = { scope: 'contest' as const, scopeId: edition };
  reviewer = await makePerson(world.platform, { name: '甲审核', grants: [{ role: 'reviewer', ...ofEdition }] });
  organiser = await makePerson(world.platform, { name: '王承办', grants: [{ role: 'organiser', ...ofEdition }] });
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'needs')).toEqual([]);
  await world.close();
});

const needs = (who: Made) => world.as(who).needs;
const one = (id: string) => ({ params: { id } });
const drafted = async () =>
  (await needs(owner).create({ body: { organisation, track: tracks.wrong, need: wholeDraft() } })).id;
const hand = (id: string) => needs(owner).submit({ ...one(id), body: { declaration: '2026-1' } });
const move = (id: string, track: string) => needs(owner).changeTrack({ ...one(id), body: { track } });
const sendBack = async (id: string) => {
  await needs(reviewer).claim(one(id));
  const points = [{ field: 'whole' as const, code: 'off_track' as const, says: null }];
  await needs(reviewer).return({ ...one(id), body: { points, reason: null } });
};
const openTo = async (id: string) => (await needs(owner).openTracks(one(id))).items.map((track) => track.id);
const tracked = async () =>
  (await world.as(owner).desk.desk()).tasks
    .filter(({ code }) => code === 'need_mend' || code === 'need_finish_draft')
    .map(({ code, due }) => [code, due]);

test('a returned need is mended and handed in on its own time, also when 征集 is over; and it changes its track', async () => {
  const start = await world.now();
  const id = await drafted();
  expect((await needs(owner).work(one(id))).handInUntil).toBe(ends);
  expect(await tracked()).toEqual([['need_finish_draft', ends]]);
  await hand(id);
  expect(await openTo(id)).toEqual([]);
  expect(await refusalOf(move(id, tracks.right))).toBe('not_in_this_state');
  const { number } = await needs(owner).work(one(id));
  await sendBack(id);
  const until = endOfWorkingDays(start, 8, holidayCalendar).toISOString();
  expect((await needs(owner).work(one(id))).handInUntil).toBe(until);
  expect(await tracked()).toEqual([['need_mend', until]]);

  await world.travel(new Date(start.getTime() + 4 * day));
  expect((await needs(owner).work(one(id))).can['submit']).toBe(true);
  expect((await openTo(id)).sort()).toEqual([tracks.right, tracks.ofNext].sort());
  expect(await refusalOf(needs(reviewer).openTracks(one(id)))).toBe('not_found');
  expect(await refusalOf(needs(reviewer).changeTrack({ ...one(id), body: { track: tracks.right } }))).toBe('forbidden');
  expect((await move(id, tracks.right)).state).toBe('returned');
  expect((await hand(id)).state).toBe('submitted');
  expect(await needs(organiser).work(one(id))).toMatchObject({ track: tracks.right, number });
});

test('when both the call and the time to mend are over, another edition takes it as a draft; the old one knows it no more', async () => {
  const [{ items }, start] = [await needs(owner).list({ query: {} }), await world.now()];
  const id = items[0]?.id ?? '';
  const { number } = await needs(owner).work(one(id));
  await sendBack(id);
  await world.travel(new Date(endOfWorkingDays(start, 8, holidayCalendar).getTime() - 60_000));
  expect((await needs(owner).work(one(id))).can['submit']).toBe(true);
  await world.travel(endOfWorkingDays(start, 8, holidayCalendar));
  expect(await refusalOf(hand(id))).toBe('mending_is_over');
  expect((await needs(owner).work(one(id))).handInUntil).toBe(null);
  expect(await openTo(id)).toEqual([tracks.ofNext]);
  expect(await refusalOf(move(id, tracks.wrong))).toBe('track_takes_no_needs');
  expect((await needs(organiser).work(one(id))).state).toBe('returned');

  expect((await move(id, tracks.ofNext)).state).toBe('draft');
  expect(await needs(owner).work(one(id))).toMatchObject({ contest: next, track: tracks.ofNext, number: null });
  expect(await refusalOf(needs(organiser).work(one(id)))).toBe('not_found');
  await hand(id);
  const renumbered = await needs(owner).work(one(id));
  expect([renumbered.state, renumbered.number === number, renumbered.versions]).toEqual(['submitted', false, 3]);
  expect(await refusalOf(needs(reviewer).claim(one(id)))).toBe('not_found');
});

test('a draft of a track that takes no more is refused, and goes where one does', async () => {
  const id = await drafted();
  expect(await refusalOf(hand(id))).toBe('collecting_is_over');
  expect(await refusalOf(move(id, tracks.right))).toBe('track_takes_no_needs');
  expect(await refusalOf(move(id, tracks.wrong))).toBe('invalid_input');
  expect((await move(id, tracks.ofNext)).state).toBe('draft');
  expect((await hand(id)).state).toBe('submitted');
});
