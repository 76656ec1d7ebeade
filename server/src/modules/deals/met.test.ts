import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeRanked, makeScreenedNeed, sessionDraft } from '#modules/judging/factory.ts';
import { findNeed } from '#modules/needs/index.ts';
import { factsAfter } from '#platform/facts/deliver.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type Who = { readonly cookie: string };
type Side = 'owner' | 'solver';
type Outcome = 'next_step' | 'later' | 'none';

/** Two needs in one session, after its meetings: nobody judges the first, the second is ranked and its owner has yet to choose. */
async function openMet() {
  const travel = (to: Date) => world.travel(to);
  const plain = await makeScreenedNeed(world.platform, travel, { solvers: 2 });
  const judged = await makeRanked(world.platform, travel, { solvers: 2, stage: plain.stage });
  const { organiser, owner, contest, track } = plain.stage;
  const { judging } = world.as(organiser);
  const needs = [plain.need.id, judged.need.id];
  const chooseBy = new Date((await world.now()).getTime() + 3_600_000);
  const draft = sessionDraft(needs, { chooseBy: chooseBy.toISOString(), tables: 2, slots: 3 });
  const { id, number } = await judging.makeSession({ body: { contest, track, draft } });
  const session = { params: { id } };
  await judging.openSession(session);
  const teams = [...plain.solvers, ...judged.solvers];
  for (const team of teams)
    await world.as(team).judging.joinSession({ params: { id, solution: team.solution }, body: { words: '愿面谈。' } });
  const ids = (await world.as(owner).judging.mySession(session)).teams.map((team) => team.id);
  // Of the judged need's teams the first would meet both owners.
  for (const [need, chosen] of [[0, 1, 2] as const, [2, 3] as const].entries())
    await world.as(owner).judging.chooseTeams({
      params: { id, need: needs[need] ?? '' },
      body: { teams: chosen.map((n) => ids[n] ?? '') },
    });
  for (const [n, team] of teams.entries())
    await world.as(team).judging.chooseNeeds({
      params: { id, team: ids[n] ?? '' },
      body: { needs: n === 2 ? needs : needs.slice(n < 2 ? 0 : 1, n < 2 ? 1 : 2) },
    });
  await world.travel(chooseBy);
  await judging.planSession(session);
  await judging.announceSession(session);
  await world.travel(new Date('2030-03-10T05:00:00.000Z'));
  const { meetings } = await judging.workSession(session);
  const [t0, t1, t2, t3] = teams;
  if (!t0 || !t1 || !t2 || !t3) throw new Error('four teams');
  return { ...plain.stage, number, session, needs, teams: [t0, t1, t2, t3] as const, ids, meetings };
}
type Met = Awaited<ReturnType<typeof openMet>>;

const meetingOf = ({ meetings, needs, ids }: Met, need: number, team: number) => {
  const found = meetings.find((one) => one.need.id === needs[need] && one.team.id === ids[team]);
  if (!found) throw new Error(`need ${need} and team ${team} did not meet`);
  return found.id;
};
const say = (met: Met, need: number, team: number, side: Side, outcome: Outcome = 'next_step') =>
  world.as(side === 'owner' ? met.owner : (met.teams[team] as Who)).judging.recordOutcome({
    params: { id: meetingOf(met, need, team) },
    body: { side, outcome, note: null },
  });
const read = async (met: Met, who: Who, need: number, team: number) => {
  const { meetings } = await world.as(who).judging.mySession(met.session);
  const own = meetings.find(({ id }) => id === meetingOf(met, need, team));
  return [own?.agreed, own?.follows];
};
const stateOf = async ({ needs }: Met, need: number) => (await findNeed(world.platform.db, needs[need] ?? ''))?.state;
const dealsOf = async (who: Who) => {
  const { items } = await world.as(who).deals.list({ query: { desk: 'party' } });
  return Promise.all(items.map(({ id }) => world.as(who).deals.work({ params: { id } })));
};

test('a meeting after which both go on opens one deal of its need; one that is judged waits for a judging without a winner', async () => {
  const met = await openMet();
  const { owner, organiser, number, needs, teams } = met;
  const [b0, b1, a0, a1] = teams;
  const page = async () => {
    const shown = met.meetings.find((one) => one.need.id === needs[0])?.need.number ?? '';
    return world.as().needs.read({ params: { number: shown } });
  };
  const hall = async () => ({ ...(await world.as().judging.hallBoard({ params: { number } })), at: '' });
  const before = await hall();

  // The word of one side is no agreement, nor is one that was taken back.
  await say(met, 0, 0, 'solver');
  await say(met, 0, 0, 'solver', 'later');
  await say(met, 0, 0, 'owner');
  await say(met, 0, 2, 'solver');
  await world.settle();
  expect([await dealsOf(owner), await stateOf(met, 0), await read(met, b0, 0, 0)]).toEqual([
    [],
    'closed',
    [false, 'deal'],
  ]);

  // The team that answered the other need, asked at once by many who press twice.
  await Promise.all(Array.from({ length: 4 }, () => say(met, 0, 2, 'owner')));
  await world.settle();
  const [deal, ...more] = await dealsOf(owner);
  expect([deal?.need?.id, deal?.solver.id, deal?.session, deal?.state, more]).toEqual([
    needs[0],
    a0.organisation,
    number,
    'intent',
    [],
  ]);
  expect(await stateOf(met, 0)).toBe('paired');
  expect(await read(met, a0, 0, 2)).toEqual([true, 'deal']);
  for (const who of [owner, a0]) {
    const { items } = await world.as(who).notifications.inbox({});
    expect(items.filter(({ fact }) => fact === 'deal_opened').map(({ address }) => address)).toEqual([
      `/workspace/deals/${deal?.id}`,
    ]);
  }

  // Who comes second reads that the need went another way, and finds no deal; everyone, that the need is paired, and no more.
  await say(met, 0, 0, 'solver');
  await say(met, 0, 1, 'solver');
  await say(met, 0, 1, 'owner');
  await world.settle();
  expect([await read(met, b0, 0, 0), await read(met, b1, 0, 1)]).toEqual([
    [true, 'settled'],
    [true, 'settled'],
  ]);
  expect(await refusalOf(world.as(b0).deals.work({ params: { id: deal?.id ?? '' } }))).toBe('not_found');
  const told = await page();
  expect([JSON.stringify(told).includes(a0.organisation), told.state, await hall()]).toEqual([false, 'paired', before]);
  expect(await refusalOf(world.as(organiser).judging.open({ params: { need: needs[0] ?? '' } }))).toBe(
    'not_in_this_state',
  );
  const novelty = { params: { need: needs[0] ?? '' }, body: { novelty: ['original' as const], basis: '评审纪要。' } };
  expect(await refusalOf(world.as(organiser).awards.confirmNovelty(novelty))).toBe('no_definitive_winner');

  // The other need may still find its winner: both are told so, and nothing opens.
  await say(met, 1, 3, 'owner');
  await say(met, 1, 3, 'solver');
  await say(met, 1, 2, 'owner');
  await say(met, 1, 2, 'solver');
  await world.settle();
  expect([await read(met, a1, 1, 3), await read(met, owner, 1, 2), await stateOf(met, 1)]).toEqual([
    [true, 'judging'],
    [true, 'judging'],
    'judging',
  ]);
  expect((await dealsOf(owner)).length).toBe(1);
  await world.as(owner).judging.decline({ params: { need: needs[1] ?? '' }, body: { reason: '均未达到指标。' } });
  await world.settle();
  const later = (await dealsOf(owner)).find(({ need }) => need?.id === needs[1]);
  expect([later?.solver.id, later?.session, await stateOf(met, 1)]).toEqual([a1.organisation, number, 'paired']);
  expect([await read(met, a1, 1, 3), await read(met, a0, 1, 2)]).toEqual([
    [true, 'deal'],
    [true, 'settled'],
  ]);

  // The record of the session has both; what it told is told once.
  const { entries } = await world.as(organiser).judging.workSession(met.session);
  expect(entries.filter(({ action }) => action === 'go_on').map(({ meeting }) => meeting)).toEqual([
    meetingOf(met, 1, 3),
    meetingOf(met, 0, 2),
  ]);
  const facts = (await factsAfter(world.platform.db, 0, null, 10_000)).map(({ name }) => name);
  expect(
    ['session_agreed', 'deal_opened', 'need_paired'].map((name) => facts.filter((one) => one === name).length),
  ).toEqual([2, 2, 2]);
  for (const module of ['needs', 'judging', 'deals'])
    expect(await brokenInvariants(world.platform, module)).toEqual([]);
});
