import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makePerson } from '#modules/identity/factory.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const day = 86_400_000;

it('who follows an edition hears once of each phase that the clock begins, of what is decided and of the next edition; who follows a track, where its dates hold', async () => {
  const at = (await world.now()).getTime();
  const on = (days: number) => new Date(at + days * day).toISOString();
  const contest = await makeContest(world.platform, {
    phases: [
      { phase: 'collecting', startsAt: on(1), endsAt: on(20) },
      { phase: 'solving', startsAt: on(10), endsAt: on(40) },
      { phase: 'judging', startsAt: on(50), endsAt: on(60) },
    ],
  });
  const own = await makeTrack(world.platform, contest);
  const shared = await makeTrack(world.platform, contest);
  const other = await makeContest(world.platform);
  const draft = await makeContest(world.platform, { state: 'draft' });
  // The other one stands in a phase already.
  await world.settle();
  const person = async (name: string, kind?: 'contest' | 'track', target = '') => {
    const made = await makePerson(world.platform, { name });
    if (kind) await world.as(made).notifications.follow({ params: { kind, target } });
    return made;
  };
  const people = {
    ofContest: await person('关注本届', 'contest', contest),
    ofOwn: await person('关注甲专场', 'track', own),
    ofShared: await person('关注乙专场', 'track', shared),
    ofOther: await person('关注他届', 'contest', other),
    stranger: await person('路人'),
  };
  const weekly = people.ofShared;
  await world.as(weekly).notifications.chooseMail({
    body: { tasks: true, progress: true, follows: true, desk: true, followsEvery: 'week' },
  });
  // One in preparation is nobody's to follow, and no track has the id of a contest.
  for (const params of [
    { kind: 'contest' as const, target: draft },
    { kind: 'track' as const, target: contest },
  ])
    expect(await refusalOf(world.as(people.stranger).notifications.follow({ params }))).toBe('not_found');
  const organiser = await makePerson(world.platform, { name: '王承办', grants: [{ role: 'organiser' }] });
  const { contests } = world.as(organiser);
  const params = { id: contest };
  const { version } = await contests.contest({ params });
  const phases = [{ phase: 'collecting' as const, startsAt: on(2), endsAt: on(5) }];
  await contests.setPhases({ params, version, body: { track: own, phases, reason: '单独安排' } });
  await world.settle();
  const told = async () => {
    const all = Object.entries(people).map(async ([name, one]) => {
      const { items } = await world.as(one).notifications.inbox({ query: { limit: 100 } });
      return [name, items.map(({ fact }) => fact).reverse()] as const;
    });
    return Object.fromEntries(await Promise.all(all));
  };
  for (const days of [1, 2, 5, 6, 10, 20, 30]) await world.travel(new Date(on(days)));
  const began = ['phase_began_collecting', 'phase_began_solving'];
  const before = {
    ofContest: ['phases_rescheduled', 'phase_began_collecting', 'phase_began_collecting', 'phase_began_solving'],
    ofOwn: ['phases_rescheduled', 'phase_began_collecting'],
    ofShared: began,
    ofOther: [],
    stranger: [],
  };
  expect(await told()).toEqual(before);
  // What a decision begins is told with the decision.
  const place = { id: contest, phase: 'solving' as const };
  await contests.endPhase({ params: place, body: { track: null, endsAt: null, reason: '已满' } });
  const more = { track: null, endsAt: on(45), moveLater: false, moveDeadlines: false, reason: '恢复' };
  await contests.extendPhase({ params: place, body: more });
  await world.travel(new Date(on(50)));
  const after = ['phase_ended_early', 'phase_extended', 'phase_began_judging'];
  const later = { ...before, ofContest: [...before.ofContest, ...after], ofShared: [...began, ...after] };
  expect(await told()).toEqual(later);
  // News of a contest does not wait for a digest, which gathers needs.
  const { rows } = await world.platform.pool.query(
    `select name, waits from notifications.notification where person = $1`,
    [weekly.person],
  );
  expect(rows.filter(({ waits }) => waits)).toEqual([]);

  const next = await makeContest(world.platform, {
    state: 'draft',
    phases: ['collecting', 'solving', 'judging', 'matching', 'notice'].map((phase, n) => ({
      phase: phase as 'collecting',
      startsAt: on(50 + n),
      endsAt: on(70 + n),
    })),
  });
  await makeTrack(world.platform, next);
  await makePerson(world.platform, { name: '审核脱密', grants: [{ role: 'reviewer' }, { role: 'clearance_officer' }] });
  const page = await contests.contest({ params: { id: next } });
  const units = [{ role: 'hosting' as const, name: '某市科委', nameEn: null, organisation: null }];
  const { name, nameEn, number, intro, introEn } = page;
  const body = { name, nameEn, number, intro, introEn, homeRegion: '310000', districts: [], units };
  await contests.edit({ params: { id: next }, version: page.version, body });
  await contests.open({ params: { id: next } });
  await world.settle();
  const last = ['contest_opened'];
  expect(await told()).toEqual({ ...later, ofContest: [...later.ofContest, ...last], ofOther: last });
});
