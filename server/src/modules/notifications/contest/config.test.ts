import { emptyDraft } from '@jiebang/contract/needs/draft.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { makePublishedNeed } from '#modules/needs/factory.ts';
import { makeStage, makeSubmittedSolution } from '#modules/solutions/factory.ts';
import { openWorld, type World } from '#testing/world.ts';

let world: World;
let stage: Awaited<ReturnType<typeof makeStage>>;
type Made = Awaited<ReturnType<typeof makePerson>>;
beforeAll(async () => {
  world = await openWorld();
  stage = await makeStage(world.platform);
});
afterAll(() => world.close());

const day = 86_400_000;
const toldOf = async (who: Made) =>
  (await world.as(who).notifications.inbox({ query: { limit: 100 } })).items
    .filter(({ fact }) => /^phase|^contest/.test(fact))
    .map(
      ({ fact, as, topic, address }) =>
        `${as} ${fact} ${topic} ${address === `/contests/${stage.contest}` ? 'here' : address}`,
    );

it('a decision about dates is told to owners, teams and followers it reaches and to nobody else; deadlines move only where it says so', async () => {
  const { owner, reviewer, officer, organiser } = stage;
  const viewers = {
    owner: owner.viewer,
    reviewer: reviewer.viewer,
    officer: officer.viewer,
    organiser: organiser.viewer,
  };
  const elsewhere = await makeTrack(world.platform, stage.contest);
  const need = await stage.need();
  const neighbours = await makeOrganisation(world.platform);
  const neighbour = await makePerson(world.platform, { name: '邻专场', organisations: [{ id: neighbours }] });
  const far = await makePublishedNeed(
    world.platform,
    { ...viewers, owner: neighbour.viewer },
    { organisation: neighbours, track: elsewhere },
  );
  const solver = await stage.solver('揭榜人');
  await makeSubmittedSolution(world.platform, solver.viewer, { need: need.id, organisation: solver.organisation });
  const follower = await makePerson(world.platform, { name: '关注者' });
  const stranger = await makePerson(world.platform, { name: '路人' });
  const drafting = await makeOrganisation(world.platform);
  const drafter = await makePerson(world.platform, { name: '草稿人', organisations: [{ id: drafting }] });
  await world
    .as(drafter)
    .needs.create({ body: { organisation: drafting, track: stage.track, need: emptyDraft('未写完的需求') } });
  await world.as(follower).notifications.follow({ params: { kind: 'track', target: stage.track } });
  await world.settle();

  const { contests } = world.as(organiser);
  const at = (await world.now()).getTime();
  const on = (days: number) => new Date(at + days * day).toISOString();
  const params = { id: stage.contest };
  const { version } = await contests.contest({ params });
  const phases = [{ phase: 'solving' as const, startsAt: on(-1), endsAt: on(40) }];
  const own = { track: elsewhere, phases, reason: '本专场单独安排' };
  await contests.setPhases({ params, version, body: own });
  await world.settle();
  expect(await toldOf(neighbour)).toEqual(['owner phases_rescheduled progress here']);
  expect(await toldOf(owner)).toEqual([]);

  const deadlineOf = async (id: string) => (await world.as(organiser).needs.work({ params: { id } })).deadline;
  const [mine, theirs] = [await deadlineOf(need.id), await deadlineOf(far.id)];
  const solving = { id: stage.contest, phase: 'solving' as const };
  const extend = { track: elsewhere, endsAt: on(50), moveLater: false, moveDeadlines: false, reason: '应各地请求' };
  await contests.extendPhase({ params: solving, body: extend });
  await world.settle();
  expect([await deadlineOf(need.id), await deadlineOf(far.id)]).toEqual([mine, theirs]);
  await contests.extendPhase({ params: solving, body: { ...extend, endsAt: on(53), moveDeadlines: true } });
  await world.settle();
  expect([await deadlineOf(need.id), Date.parse((await deadlineOf(far.id)) ?? '')]).toEqual([
    mine,
    Date.parse(theirs ?? '') + 3 * day,
  ]);

  await contests.endPhase({
    params: { id: stage.contest, phase: 'collecting' },
    body: { track: null, endsAt: null, reason: '征集数量已满' },
  });
  await world.settle();
  expect([await deadlineOf(need.id)]).toEqual([mine]);
  expect(await toldOf(owner)).toEqual(['owner phase_ended_early progress here']);
  expect(await toldOf(solver)).toEqual(['team phase_ended_early progress here']);
  expect(await toldOf(follower)).toEqual([
    'follower phase_ended_early follows here',
    'follower phase_began_collecting follows here',
  ]);
  expect(await toldOf(drafter)).toEqual(['owner phase_ended_early progress here']);
  expect(await toldOf(stranger)).toEqual([]);
  expect(await toldOf(neighbour)).toEqual([
    'owner phase_extended progress here',
    'owner phase_extended progress here',
    'owner phases_rescheduled progress here',
  ]);
  await contests.close({ params, body: { reason: '本届结束' } });
  await world.settle();
  expect((await toldOf(neighbour))[0]).toBe('owner contest_closed progress here');
  expect((await toldOf(solver))[0]).toBe('team contest_closed progress here');
});

it('a decision is told, each once, to those who review, clear and run needs where it holds; not to those of another track or contest', async () => {
  const contest = await makeContest(world.platform);
  const own = await makeTrack(world.platform, contest);
  const shared = await makeTrack(world.platform, contest);
  type Grant = NonNullable<Parameters<typeof makePerson>[1]['grants']>[number];
  const person = (name: string, ...grants: Grant[]) => makePerson(world.platform, { name, grants });
  const inContest = (role: Grant['role'], scopeId = contest): Grant => ({ role, scope: 'contest', scopeId });
  const inTrack = (role: Grant['role'], scopeId: string): Grant => ({ role, scope: 'track', scopeId });
  const people = {
    decider: await person('本届承办', inContest('organiser')),
    colleague: await person('本届另一承办', inContest('organiser')),
    reviewer: await person('本届审核', inContest('reviewer')),
    everywhere: await person('平台脱密', { role: 'clearance_officer' }),
    // Of two roles in one place he is told once.
    ownOrganiser: await person('专场承办', inTrack('track_organiser', own), inTrack('reviewer', own)),
    sharedOfficer: await person('邻专场脱密', inTrack('clearance_officer', shared)),
    elsewhere: await person('他届审核', inContest('reviewer', await makeContest(world.platform))),
    observer: await person('本届监督', inContest('observer')),
    unseated: await person('无席专家', inContest('judge')),
  };
  const told = async () => {
    await world.settle();
    const all = Object.entries(people).map(async ([name, one]) => {
      const { items } = await world.as(one).notifications.inbox({ query: { limit: 100 } });
      return items.filter(({ subject }) => subject === contest).map(({ fact, as }) => `${name} ${as} ${fact}`);
    });
    return (await Promise.all(all)).flat();
  };
  const { contests } = world.as(people.decider);
  const params = { id: contest };
  const at = (await world.now()).getTime();
  const on = (days: number) => new Date(at + days * day).toISOString();
  const { version } = await contests.contest({ params });
  const phases = [{ phase: 'solving' as const, startsAt: on(-1), endsAt: on(40) }];
  await contests.setPhases({ params, version, body: { track: own, phases, reason: '单独安排' } });
  const ofOwn = ['colleague', 'reviewer', 'everywhere', 'ownOrganiser'].map(
    (name) => `${name} staff phases_rescheduled`,
  );
  expect(await told()).toEqual(ofOwn);
  const ending = { track: null, endsAt: null, reason: '征集数量已满' };
  await contests.endPhase({ params: { id: contest, phase: 'collecting' }, body: ending });
  const ofShared = ['colleague', 'reviewer', 'everywhere', 'sharedOfficer'].map(
    (name) => `${name} staff phase_ended_early`,
  );
  expect((await told()).sort()).toEqual([...ofOwn, ...ofShared].sort());
  await contests.close({ params, body: { reason: '本届结束' } });
  const all = ['colleague', 'reviewer', 'everywhere', 'ownOrganiser', 'sharedOfficer'];
  const closed = all.map((name) => `${name} staff contest_closed`);
  expect((await told()).sort()).toEqual([...ofOwn, ...ofShared, ...closed].sort());
});
