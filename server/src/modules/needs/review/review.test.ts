import { authenticityItems, validityItems } from '@jiebang/contract/needs/checklists.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { wholeDraft } from '../factory.ts';

let world: World;
let contest: string;
let track: string;
let trackOfTwo: string;
let organisation: string;
type Made = Awaited<ReturnType<typeof makePerson>>;
let owner: Made;
let first: Made;
let second: Made;
let third: Made;
let organiser: Made;

const staffOf = (name: string, role: 'reviewer' | 'organiser') =>
  makePerson(world.platform, { name, grants: [{ role }] });

beforeAll(async () => {
  world = await openWorld();
  const phases = [
    { phase: 'collecting' as const, startsAt: '2020-01-01T00:00:00.000Z', endsAt: '2040-01-01T00:00:00.000Z' },
  ];
  contest = await makeContest(world.platform, { phases });
  track = await makeTrack(world.platform, contest);
  const other = await makeContest(world.platform, { phases, rules: { reviewers: 2 } });
  trackOfTwo = await makeTrack(world.platform, other);
  organisation = await makeOrganisation(world.platform, { name: '样本新材料有限公司' });
  owner = await makePerson(world.platform, { name: '周需求', organisations: [{ id: organisation }] });
  first = await staffOf('甲审核', 'reviewer');
  second = await staffOf('乙审核', 'reviewer');
  third = await staffOf('丙审核', 'reviewer');
  organiser = await staffOf('王承办', 'organiser');
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'needs')).toEqual([]);
  await world.close();
});

const authenticity = [...authenticityItems];
const validity = [...validityItems];
const ready = { triage: 'ready' as const, note: null };
const needs = (who: Made) => world.as(who).needs;

async function submitted(into = track) {
  const { id } = await needs(owner).create({ body: { organisation, track: into, need: wholeDraft() } });
  await needs(owner).submit({ params: { id }, body: { declaration: '2026-1' } });
  return { params: { id } };
}
async function claimed(into = track) {
  const need = await submitted(into);
  await needs(first).claim(need);
  return need;
}
const tasksOf = async (who: Made) =>
  (await world.as(who).desk.desk()).tasks
    .filter(({ module }) => module === 'needs')
    .map(({ code, subject }) => `${code} ${subject.id}`);

test('where one reviews, both lists are signed with the acceptance, and there is no signing of one', async () => {
  const need = await claimed();
  const { checklists, can } = await needs(first).work(need);
  expect([checklists, can['accept'], can['check']]).toEqual([
    { reviewers: 1, unsigned: ['authenticity', 'validity'] },
    true,
    { code: 'not_in_this_state' },
  ]);
  const body = { checklist: 'validity' as const, authenticity: [], validity, note: null };
  expect(await refusalOf(needs(first).check({ ...need, body }))).toBe('not_in_this_state');
  const half = { authenticity, validity: validity.slice(1), ...ready };
  expect(await refusalOf(needs(first).accept({ ...need, body: half }))).toBe('checklist_incomplete');
  expect((await needs(first).accept({ ...need, body: { authenticity, validity, ...ready } })).state).toBe('accepted');
});

test('where two review, nobody accepts alone: each signs one list, and a return begins anew', async () => {
  const need = await claimed(trackOfTwo);
  const accept = (who: Made, lists: object) =>
    needs(who).accept({ ...need, body: { authenticity: [], validity: [], ...ready, ...lists } });
  const check = (who: Made, checklist: 'authenticity' | 'validity', lists: object) =>
    needs(who).check({ ...need, body: { checklist, authenticity: [], validity: [], note: null, ...lists } });
  const open = async (who: Made) => {
    const { can, checklists } = await needs(who).work(need);
    return [can['accept'], can['check'], checklists.unsigned];
  };
  const alone = { code: 'second_reviewer_needed' };
  expect(await refusalOf(accept(first, { authenticity, validity }))).toBe('second_reviewer_needed');
  expect(await open(first)).toEqual([alone, true, ['authenticity', 'validity']]);
  expect(await refusalOf(check(first, 'authenticity', { authenticity: authenticity.slice(1) }))).toBe(
    'checklist_incomplete',
  );
  expect(await refusalOf(check(first, 'authenticity', { validity }))).toBe('checklist_incomplete');
  await check(first, 'authenticity', { authenticity, validity });
  expect(await open(first)).toEqual([alone, alone, ['validity']]);
  expect(await open(second)).toEqual([true, true, ['validity']]);
  expect(await refusalOf(check(first, 'validity', { validity }))).toBe('second_reviewer_needed');
  expect(await refusalOf(accept(first, { validity }))).toBe('second_reviewer_needed');
  const task = `need_second_review ${need.params.id}`;
  expect((await tasksOf(first)).includes(task)).toBe(false);
  expect([await tasksOf(second), await tasksOf(third)]).toEqual([[task], [task]]);
  const points = [{ field: 'indicators' as const, code: 'not_testable' as const, says: null }];
  expect(await refusalOf(needs(second).return({ ...need, body: { points, reason: null } }))).toBe('not_your_review');
  await needs(first).return({ ...need, body: { points, reason: null } });
  await needs(owner).submit({ ...need, body: { declaration: '2026-1' } });
  await needs(first).claim(need);
  expect(await open(second)).toEqual([{ code: 'not_your_review' }, true, ['authenticity', 'validity']]);
  await check(first, 'authenticity', { authenticity });
  await check(second, 'validity', { validity });
  expect([await tasksOf(second), await tasksOf(third)]).toEqual([[], []]);
  expect((await accept(first, {})).state).toBe('accepted');
  const { reviews } = await needs(organiser).work(need);
  expect(reviews?.map(({ by, authenticity: a, validity: v, triage }) => [by, a.length, v.length, triage])).toEqual([
    ['甲审核', authenticity.length, 0, null],
    ['甲审核', authenticity.length, 0, null],
    ['乙审核', 0, validity.length, null],
    ['甲审核', 0, 0, 'ready'],
  ]);
});

test('the second one may accept at once with the list that is left', async () => {
  const need = await claimed(trackOfTwo);
  await needs(first).check({ ...need, body: { checklist: 'validity', authenticity: [], validity, note: null } });
  const accepted = await needs(second).accept({ ...need, body: { authenticity, validity: [], ...ready } });
  expect(accepted.state).toBe('accepted');
});

test('what is to be mended is told the owner field by field; what is “other” says what', async () => {
  const need = await claimed();
  const points = [
    { field: 'indicators' as const, code: 'not_testable' as const, says: '请写明试验温度。' },
    { field: 'whole' as const, code: 'other' as const, says: '请附试验记录。' },
  ];
  const silent = [{ field: 'title' as const, code: 'other' as const, says: null }];
  expect(await refusalOf(needs(first).return({ ...need, body: { points: silent, reason: null } }))).toBe(
    'invalid_input',
  );
  expect(await refusalOf(needs(first).return({ ...need, body: { points: [], reason: '无' } }))).toBe('invalid_input');
  await needs(first).return({ ...need, body: { points, reason: '请按要点修改。' } });
  const { returned, moves } = await needs(owner).work(need);
  expect([returned?.points, moves.at(-1)?.reason]).toEqual([points, '请按要点修改。']);
  await needs(owner).submit({ ...need, body: { declaration: '2026-1' } });
  await needs(first).claim(need);
  const again = [{ field: 'budget' as const, code: 'implausible' as const, says: null }];
  await needs(first).return({ ...need, body: { points: again, reason: null } });
  expect((await needs(owner).work(need)).returned?.points).toEqual(again);
});

test('the queue says who reviews, by when in working days, and what is late', async () => {
  // A Friday: five working days end with the Friday after.
  await world.travel(new Date('2030-03-01T02:00:00.000Z'));
  const [waiting, taken] = [await submitted(), await claimed()];
  const line = async (id: string) => {
    const { items } = await needs(organiser).list({ query: { desk: 'organiser', limit: 100 } });
    const found = items.find((item) => item.id === id);
    return [found?.reviewer, found?.due, found?.overdue];
  };
  const due = '2030-03-08T16:00:00.000Z';
  expect(await line(waiting.params.id)).toEqual([null, due, false]);
  expect(await line(taken.params.id)).toEqual(['甲审核', due, false]);
  await world.travel(new Date(due));
  expect(await line(waiting.params.id)).toEqual([null, due, true]);
  await needs(first).accept({ ...taken, body: { authenticity, validity, ...ready } });
  // What is accepted is to be cleared by when its own rule says.
  expect(await line(taken.params.id)).toEqual(['甲审核', '2030-03-15T16:00:00.000Z', false]);
});

test('what is not ready is kept apart by what it is, and comes to the reviewers’ desk on its day', async () => {
  const officer = await makePerson(world.platform, { name: '郑脱密', grants: [{ role: 'clearance_officer' }] });
  const [unclear, longTerm] = [await claimed(), await claimed()];
  const today = new Date((await world.now()).getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  const inDays = (days: number) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
  const lists = { authenticity, validity, note: null };
  const accept = (need: typeof unclear, triage: 'unclear' | 'long_term', lookAgain: string | null) =>
    needs(first).accept({ ...need, body: { ...lists, triage, lookAgain } });
  expect(await refusalOf(accept(unclear, 'unclear', today))).toBe('look_again_past');
  await accept(unclear, 'unclear', inDays(2));
  await accept(longTerm, 'long_term', null);
  const listed = async (who: Made, query: { desk: 'kept' | 'clearance'; triage?: 'unclear' | 'long_term' }) => {
    const { items } = await needs(who).list({ query: { ...query, limit: 100 } });
    return items.map(({ id, triage, lookAgain }) => [id, triage, lookAgain]);
  };
  const [one, other] = [
    [unclear.params.id, 'unclear', inDays(2)],
    [longTerm.params.id, 'long_term', null],
  ];
  for (const who of [first, organiser]) expect(await listed(who, { desk: 'kept' })).toEqual([one, other]);
  expect(await listed(first, { desk: 'kept', triage: 'unclear' })).toEqual([one]);
  expect(await listed(first, { desk: 'kept', triage: 'long_term' })).toEqual([other]);
  const kept = [unclear.params.id, longTerm.params.id];
  const cleared = async () =>
    (await listed(officer, { desk: 'clearance' })).map(([id]) => id).filter((id) => kept.includes(String(id)));
  expect([await listed(owner, { desk: 'kept' }), await listed(officer, { desk: 'kept' }), await cleared()]).toEqual([
    ...[[], [], []],
  ]);
  const looks = async () => (await tasksOf(second)).filter((task) => task.startsWith('need_look_again'));
  expect(await looks()).toEqual([]);
  await world.travel(new Date(`${inDays(1)}T16:00:00.000Z`));
  expect(await looks()).toEqual([`need_look_again ${unclear.params.id}`]);
  const body = { triage: 'ready' as const, lookAgain: inDays(9), reason: '二次诊断后指标已明确。' };
  await needs(second).triage({ ...unclear, body });
  expect([await looks(), await listed(first, { desk: 'kept' }), await cleared()]).toEqual([
    [],
    [other],
    [unclear.params.id],
  ]);
  const { triage, lookAgain, moves } = await needs(organiser).work(unclear);
  expect([triage, lookAgain, moves.at(-1)?.reason]).toEqual(['ready', null, '二次诊断后指标已明确。']);
});

test('nobody reviews a need of the own organisation, by whatever action', async () => {
  const insider = await makePerson(world.platform, {
    name: '内部审核',
    organisations: [{ id: organisation }],
    grants: [{ role: 'reviewer' }],
  });
  const [waiting, taken, done] = [await submitted(), await claimed(trackOfTwo), await claimed()];
  await needs(first).accept({ ...done, body: { authenticity, validity, ...ready, triage: 'unclear' } });
  const points = [{ field: 'title' as const, code: 'unclear' as const, says: null }];
  const list = { checklist: 'validity' as const, authenticity: [], validity, note: null };
  const mine = needs(insider);
  const refused = [
    await refusalOf(mine.claim(waiting)),
    await refusalOf(mine.check({ ...taken, body: list })),
    await refusalOf(mine.accept({ ...taken, body: { authenticity, validity, ...ready } })),
    await refusalOf(mine.return({ ...taken, body: { points, reason: null } })),
    await refusalOf(mine.reject({ ...taken, body: { points: [{ code: 'other', says: '不符' }], says: null } })),
    await refusalOf(mine.triage({ ...done, body: { triage: 'ready', reason: '可以' } })),
  ];
  expect(refused).toEqual(Array(6).fill('own_organisation'));
  const { can } = await mine.work(waiting);
  expect(can['claim']).toEqual({ code: 'own_organisation' });
  // Its tasks are its organisation's, none a reviewer's.
  expect((await tasksOf(insider)).filter((task) => /claim|review|look_again/.test(task))).toEqual([]);
});
