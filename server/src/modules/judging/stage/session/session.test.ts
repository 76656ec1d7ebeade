import type { SessionAct } from '@jiebang/contract/judging/stage/session.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { makePerson } from '#modules/identity/factory.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makeScreenedNeed } from '../../factory.ts';
import { tasks } from '../../queries/tasks.ts';
import { finalDraft } from '../final/factory.ts';
import { partiesOf } from './actions/run.ts';
import { sessionDraft } from './factory.ts';

let world: World;
let scene: Awaited<ReturnType<typeof makeScreenedNeed>>;
let second: typeof scene;
beforeAll(async () => {
  world = await openWorld();
  const travel = (to: Date) => world.travel(to);
  scene = await makeScreenedNeed(world.platform, travel, { solvers: 2 });
  second = await makeScreenedNeed(world.platform, travel, { solvers: 2, stage: scene.stage });
});
afterAll(() => world.close());

type Who = { readonly cookie: string };
const as = (who?: Who) => world.as(who).judging;
const codesOf = async (who: { viewer: Parameters<typeof tasks>[1] }) =>
  (await tasks(world.platform, who.viewer)).map(({ code }) => code).filter((code) => code.startsWith('session_'));

test('a need that goes on stage comes to no session', async () => {
  const { organiser, contest, track } = scene.stage;
  const third = await makeScreenedNeed(world.platform, (to) => world.travel(to), { solvers: 1, stage: scene.stage });
  await as(organiser).makeFinal({ body: { contest, track, draft: finalDraft([third.need.id]) } });
  const body = { contest, track, draft: sessionDraft([third.need.id]) };
  expect(await refusalOf(as(organiser).makeSession({ body }))).toBe('need_on_stage');
});

test('a matchmaking session, from its needs to what both sides record: a wish of one side is told to nobody', async () => {
  const { organiser, owner, contest, track } = scene.stage;
  const [a, b, c, d] = [...scene.solvers, ...second.solvers];
  if (!a || !b || !c || !d) throw new Error('four solvers');
  const needs = [scene.need.id, second.need.id];
  const [first = '', other = ''] = needs;
  const chooseBy = new Date((await world.now()).getTime() + 3_600_000).toISOString();
  const draft = sessionDraft(needs, { chooseBy, tables: 2, slots: 3 });

  // Preparing it is its organiser's alone.
  expect(await refusalOf(as(owner).makeSession({ body: { contest, track, draft } }))).toBe('forbidden');
  const { id, number } = await as(organiser).makeSession({
    body: { contest, track, draft: sessionDraft([], { chooseBy }) },
  });
  const of = { params: { id } };
  expect(await refusalOf(as(organiser).openSession(of))).toBe('session_without_needs');
  await as(organiser).editSession({ ...of, version: 1, body: draft });
  expect(await refusalOf(as(organiser).editSession({ ...of, version: 1, body: draft }))).toBe('stale_version');
  const twice = { contest, track, draft: sessionDraft(needs, { chooseBy }) };
  expect(await refusalOf(as(organiser).makeSession({ body: twice }))).toBe('need_in_session');
  const elsewhere = await makePerson(world.platform, {
    name: '他届承办',
    grants: [{ role: 'organiser', scope: 'contest', scopeId: newId() }],
  });
  const ofSolver = await makePerson(world.platform, {
    name: '揭榜方的监督员',
    organisations: [{ id: a.organisation }],
    grants: [{ role: 'observer', scope: 'contest', scopeId: contest }],
  });
  expect(await refusalOf(as(elsewhere).workSession(of))).toBe('not_found');
  expect(await refusalOf(as(elsewhere).openSession(of))).toBe('not_found');
  expect(await refusalOf(as(ofSolver).workSession(of))).toBe('conflict_of_interest');
  for (const who of [owner, a]) expect(await refusalOf(as(who).mySession(of))).toBe('not_found');
  await as(organiser).openSession(of);
  await world.settle();

  // Both sides are asked, and nobody else finds it.
  for (const who of [owner, a, d]) {
    expect((await as(who).sessions({ query: {} })).items.map((one) => one.id)).toEqual([id]);
    expect(await codesOf(who)).toEqual(['session_choose']);
    const { items } = await world.as(who).notifications.inbox({});
    expect(items.filter(({ fact }) => fact === 'session_opened').map(({ address }) => address)).toEqual([
      `/workspace/sessions/${id}`,
    ]);
  }
  const stranger = await makePerson(world.platform, { name: '路人' });
  expect([
    await refusalOf(as(stranger).mySession(of)),
    (await as(stranger).sessions({ query: {} })).items,
    await refusalOf(as().hallBoard({ params: { number } })),
  ]).toEqual(['not_found', [], 'not_found']);

  // Who answered which need is told to nobody who does not know it: a team takes part by its own word.
  expect((await as(owner).mySession(of)).teams).toEqual([]);
  const join = (who: Who, solution: string, words: string) =>
    as(who).joinSession({ params: { id, solution }, body: { words } });
  expect(await refusalOf(join(b, a.solution, '别人的方案'))).toBe('not_found');
  await join(a, a.solution, '低温材料中试线两条。');
  await join(b, b.solution, '检测平台可共享。');
  await join(c, c.solution, '密封件量产经验。');
  const { teams } = await as(owner).mySession(of);
  expect(teams.map(({ n, words }) => [n, words])).toEqual([
    [1, '低温材料中试线两条。'],
    [2, '检测平台可共享。'],
    [3, '密封件量产经验。'],
  ]);
  const [ta = '', tb = '', tc = ''] = teams.map((team) => team.id);

  // Choices: own ones alone, and a reply that is the same whatever the other side chose.
  const chooseTeams = (who: Who, need: string, chosen: string[]) =>
    as(who).chooseTeams({ params: { id, need }, body: { teams: chosen } });
  const chooseNeeds = (who: Who, team: string, chosen: string[]) =>
    as(who).chooseNeeds({ params: { id, team }, body: { needs: chosen } });
  expect(await refusalOf(chooseTeams(a, first, [tb]))).toBe('not_found');
  expect(await refusalOf(chooseNeeds(b, ta, [first]))).toBe('not_found');
  expect(await refusalOf(chooseTeams(owner, first, [newId()]))).toBe('invalid_input');
  const before = JSON.stringify([await as(a).mySession(of), await as(b).mySession(of)]);
  await chooseTeams(owner, first, [ta, tb]);
  await chooseTeams(owner, other, [ta, tc]);
  expect(JSON.stringify([await as(a).mySession(of), await as(b).mySession(of)])).toBe(before);
  const ownerBefore = JSON.stringify(await as(owner).mySession(of));
  await chooseNeeds(a, ta, [first, other]);
  await chooseNeeds(b, tb, [other]);
  await chooseNeeds(c, tc, [first, other]);
  expect(JSON.stringify(await as(owner).mySession(of))).toBe(ownerBefore);
  const during = await as(organiser).workSession(of);
  expect([during.needs.map(({ chose }) => chose), during.teams.map(({ chose }) => chose), during.meetings]).toEqual([
    [true, true],
    [true, true, true],
    [],
  ]);
  expect(await codesOf(owner)).toEqual([]);
  expect(await codesOf(d)).toEqual(['session_choose']);

  // Time passes, a little more is given, and it is over.
  expect(await refusalOf(as(organiser).planSession(of))).toBe('choosing_not_over');
  expect(await refusalOf(as(organiser).extendSession({ ...of, body: { chooseBy } }))).toBe('day_not_later');
  const later = new Date(Date.parse(chooseBy) + 3_600_000);
  await as(organiser).extendSession({ ...of, body: { chooseBy: later.toISOString() } });
  await world.travel(later);
  expect(await refusalOf(chooseNeeds(b, tb, [first]))).toBe('choosing_over');
  expect(await refusalOf(join(d, d.solution, '来晚了'))).toBe('choosing_over');
  expect(await codesOf(organiser)).toEqual(['session_plan']);
  await as(organiser).planSession(of);

  // Wishes of both sides: a with both needs, c with the second. b's wish and the owner's for b stay with them.
  const work = () => as(organiser).workSession(of);
  const planned = await work();
  const label = (one: (typeof planned.meetings)[0]) => `${needs.indexOf(one.need.id)} ${one.team.n}`;
  expect(planned.meetings.map(label).sort()).toEqual(['0 1', '1 1', '1 3']);
  expect(planned.plan).toEqual({ wishes: 3, served: 3, gaps: 0 });
  for (const who of [owner, a, c]) expect((await as(who).mySession(of)).meetings).toEqual([]);
  await as(organiser).announceSession(of);
  await world.settle();
  const seatsOf = async (who: Who) =>
    (await as(who).mySession(of)).meetings.map(({ need, slot }) => [needs.indexOf(need.id), slot]);
  expect([(await seatsOf(owner)).length, (await seatsOf(a)).length, await seatsOf(b)]).toEqual([3, 2, []]);
  const seen = JSON.stringify([await as(b).mySession(of), await as().hallBoard({ params: { number } })]);
  expect(seen.includes(`"team":2`)).toBe(false);
  const hall = await as().hallBoard({ params: { number } });
  expect(hall.meetings.map(({ team }) => team).sort()).toEqual([1, 1, 3]);
  expect(hall.slots[1]).toEqual({ slot: 1, from: '2030-03-10T01:30:00.000Z', to: '2030-03-10T01:55:00.000Z' });

  // Live: somebody is late. Nobody is put at two tables, and each change can be taken back.
  const meeting = (name: string) => {
    const found = planned.meetings.find((one) => label(one) === name);
    if (!found) throw new Error('no such meeting');
    return found;
  };
  const [m1, m2, m3] = [meeting('0 1'), meeting('1 1'), meeting('1 3')];
  const act = (action: SessionAct['action'], given: Partial<SessionAct>) =>
    as(organiser).changeMeeting({
      ...of,
      body: { action, meeting: m1.id, other: null, slot: null, table: null, reason: null, ...given },
    });
  expect(
    await refusalOf(act('move', { slot: m2.slot, table: m1.table === m2.table ? 1 - (m2.table ?? 0) : m1.table })),
  ).toBe('side_taken');
  expect(await refusalOf(act('move', { slot: m2.slot, table: m2.table }))).toBe('table_taken');
  expect(await refusalOf(act('move', { slot: 3, table: 0 }))).toBe('no_such_place');
  expect(await refusalOf(act('swap', { other: m1.id }))).toBe('no_such_place');
  // The third makes room for what is swapped: its need is one of the two that change.
  const moved = await act('move', { meeting: m3.id, slot: 2, table: 0, reason: '让出时段。' });
  const swapped = await act('swap', { other: m2.id, reason: '需求方晚到半小时。' });
  await world.settle();
  const at = async (one: { id: string }) => {
    const now = (await work()).meetings.find((each) => each.id === one.id);
    return [now?.state, now?.slot, now?.table];
  };
  expect([await at(m1), await at(m2)]).toEqual([
    ['placed', m2.slot, m2.table],
    ['placed', m1.slot, m1.table],
  ]);
  const told = (await world.as(a).notifications.inbox({})).items.map(({ fact }) => fact);
  expect(told.filter((fact) => fact === 'session_meeting_changed').length).toBe(1);
  const toldToC = (await world.as(c).notifications.inbox({})).items.filter(
    ({ fact }) => fact === 'session_meeting_changed',
  );
  expect([toldToC.length, (await at(m3)).slice(1)]).toEqual([1, [2, 0]]);
  expect((await as(a).mySession(of)).meetings.every(({ reason }) => reason === '需求方晚到半小时。')).toBe(true);
  expect(await refusalOf(act('call_off', { meeting: m3.id }))).toBe('reason_required');
  const off = await act('call_off', { meeting: m3.id, reason: '团队未能到场。' });
  expect(await at(m3)).toEqual(['cancelled', null, null]);
  const undo = (n: number) => as(organiser).undoMeeting({ ...of, body: { n, reason: null } });
  expect(await refusalOf(undo(swapped.n))).toBe('changed_meanwhile');
  await undo(off.n);
  expect(await at(m3)).toEqual(['placed', 2, 0]);
  await undo(swapped.n);
  await undo(moved.n);
  for (const one of [m1, m2, m3]) expect(await at(one)).toEqual(['placed', one.slot, one.table]);
  const record = await work();
  expect([record.undoable, record.entries.map(({ action, undone }) => [action, undone])]).toEqual([
    null,
    [
      ['undo', false],
      ['undo', false],
      ['undo', false],
      ['call_off', true],
      ['swap', true],
      ['move', true],
      ['plan', false],
    ],
  ]);

  // Outcomes: each side its own, told to the other once it has recorded its own.
  await world.travel(new Date('2030-03-10T05:00:00.000Z'));
  expect([await codesOf(owner), await codesOf(b)]).toEqual([['session_record'], []]);
  const keep = (who: Who, side: 'owner' | 'solver', outcome: 'next_step' | 'later' | 'none') =>
    as(who).recordOutcome({ params: { id: m1.id }, body: { side, outcome, note: '下周现场考察。' } });
  expect(await refusalOf(keep(c, 'solver', 'none'))).toBe('not_found');
  expect(await refusalOf(keep(owner, 'solver', 'none'))).toBe('not_found');
  // Who is told of it, live too: before the owner has recorded its own, nothing on its page tells that the team did.
  const toldLast = async () => {
    const { rows } = await world.platform.pool.query<{ audience: string[] }>(
      `select audience from platform.fact where name = 'session_outcome_recorded' order by position desc limit 1`,
    );
    return ['organisation:', 'person:'].map((sort) => rows[0]?.audience.some((tag) => tag.startsWith(sort)));
  };
  await keep(a, 'solver', 'later');
  expect(await toldLast()).toEqual([false, true]);
  const theirs = async (who: Who) => (await as(who).mySession(of)).meetings.find((one) => one.id === m1.id);
  expect([(await theirs(owner))?.theirs, (await theirs(a))?.own]).toEqual([
    null,
    { outcome: 'later', note: '下周现场考察。' },
  ]);
  await keep(owner, 'owner', 'next_step');
  expect(await toldLast()).toEqual([true, true]);
  await as(organiser).closeSession(of);
  await keep(a, 'solver', 'next_step');
  expect([(await theirs(owner))?.theirs, (await theirs(a))?.theirs]).toEqual(['next_step', 'next_step']);
  expect(await refusalOf(act('move', { slot: 0, table: 0 }))).toBe('not_in_this_state');
  expect(await brokenInvariants(world.platform, 'judging')).toEqual([]);
  await expect(world.platform.pool.query('delete from judging.session_entry')).rejects.toThrow('append-only');
});

test('teams that share a person are one party, however they hang together', () => {
  const team = (id: string, ...people: string[]) => ({ id, solution: { people } }) as never;
  const parties = partiesOf([team('1', 'a'), team('2', 'b'), team('3', 'a', 'b'), team('4', 'c')]);
  expect([parties.get('1') === parties.get('2'), parties.get('2') === parties.get('3'), parties.get('4')]).toEqual([
    true,
    true,
    '4',
  ]);
});
