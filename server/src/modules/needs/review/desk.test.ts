import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { wholeDraft } from '../factory.ts';

let world: World;
let contest: string;
let track: string;
let otherTrack: string;
let organisation: string;
type Made = Awaited<ReturnType<typeof makePerson>>;
let owner: Made;
let reviewer: Made;
let organiser: Made;

const within = (role: 'reviewer' | 'organiser' | 'track_organiser', scope: 'contest' | 'track', scopeId: string) => ({
  grants: [{ role, scope, scopeId }],
});

beforeAll(async () => {
  world = await openWorld();
  contest = await makeContest(world.platform);
  track = await makeTrack(world.platform, contest);
  otherTrack = await makeTrack(world.platform, contest);
  organisation = await makeOrganisation(world.platform, { name: '样本新材料有限公司' });
  owner = await makePerson(world.platform, { name: '周需求', organisations: [{ id: organisation }] });
  reviewer = await makePerson(world.platform, { name: '甲审核', ...within('reviewer', 'contest', contest) });
  organiser = await makePerson(world.platform, { name: '王承办', ...within('organiser', 'contest', contest) });
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'needs')).toEqual([]);
  await world.close();
});

const needs = (who: Made) => world.as(who).needs;
const declaration = '2026-1' as const;
async function submitted(of = organisation, into = track, by = owner) {
  const { id } = await needs(by).create({ body: { organisation: of, track: into, need: wholeDraft() } });
  await needs(by).submit({ params: { id }, body: { declaration } });
  return id;
}

test('what was handed in stands still: a returned need is compared with what comes back, field by field', async () => {
  const id = await submitted();
  const params = { id };
  expect(await needs(reviewer).compare({ params })).toMatchObject({ before: null, after: { n: 1 }, changed: [] });
  await needs(reviewer).claim({ params });
  const points = [
    { field: 'indicators' as const, code: 'not_testable' as const, says: null },
    { field: 'budget' as const, code: 'implausible' as const, says: '请说明依据。' },
  ];
  await needs(reviewer).return({ params, body: { points, reason: '请逐项修改。' } });
  const { version } = await needs(owner).work({ params });
  const indicators = [{ name: '断裂伸长率', value: '≥ 15', unit: '%', howTested: '零下五十度拉伸试验' }];
  await needs(owner).edit({ params, version, body: wholeDraft({ indicators, wished: '高校团队' }) });
  const file = new Blob(['%PDF-1.4 样本']);
  const attached = await needs(owner).attach({ params, query: { name: '试验记录.pdf' }, body: file });
  // What the owner is still writing is no version.
  expect((await needs(reviewer).compare({ params })).versions.map(({ n }) => n)).toEqual([1]);
  await needs(owner).submit({ params, body: { declaration } });
  const found = await needs(reviewer).compare({ params });
  expect(found.versions.map(({ n, by }) => [n, by])).toEqual([
    [1, '周需求'],
    [2, '周需求'],
  ]);
  expect([found.before?.n, found.after?.n, found.changed]).toEqual([1, 2, ['indicators', 'wished', 'attachments']]);
  expect([found.before?.draft, found.after?.draft]).toEqual([
    wholeDraft(),
    wholeDraft({ indicators, wished: '高校团队' }),
  ]);
  expect([found.before?.attachments, found.after?.attachments]).toEqual([
    [],
    [{ id: attached.id, name: '试验记录.pdf' }],
  ]);
  expect([found.asked?.points, found.asked?.reason]).toEqual([points, '请逐项修改。']);
  expect((await needs(reviewer).work({ params })).versions).toBe(2);
  const back = await needs(reviewer).compare({ params, query: { before: 2, after: 1 } });
  expect([back.before?.n, back.after?.n, back.asked]).toEqual([2, 1, null]);
  expect(await refusalOf(needs(reviewer).compare({ params, query: { before: 3 } }))).toBe('not_found');
  // Of a file that is removed for good the version still says that it was there, and no longer its name.
  await needs(reviewer).claim({ params });
  await needs(reviewer).return({ params, body: { points, reason: null } });
  await needs(owner).detach({ params: { id, file: attached.id } });
  await needs(owner).submit({ params, body: { declaration } });
  const last = await needs(reviewer).compare({ params });
  expect([last.before?.n, last.after?.n, last.changed, last.asked?.reason]).toEqual([2, 3, ['attachments'], null]);
  expect([last.before?.attachments, last.after?.attachments]).toEqual([[{ id: attached.id, name: null }], []]);
});

test('versions are read by those who may read the original, and nobody else', async () => {
  const id = await submitted();
  const params = { id };
  const elsewhere = await makePerson(world.platform, {
    name: '他届审核员',
    ...within('reviewer', 'contest', await makeContest(world.platform)),
  });
  for (const who of [owner, organiser]) expect((await needs(who).compare({ params })).after?.n).toBe(1);
  expect(await refusalOf(needs(elsewhere).compare({ params }))).toBe('not_found');
  const draft = await needs(owner).create({ body: { organisation, track, need: wholeDraft() } });
  expect(await refusalOf(needs(organiser).compare({ params: { id: draft.id } }))).toBe('not_found');
  expect(await needs(owner).compare({ params: { id: draft.id } })).toEqual({
    ...{ versions: [], before: null, after: null, changed: [], asked: null },
  });
});

test('an assignment tells of each need what became of it, and what it refuses stays as it was', async () => {
  const rival = await makeOrganisation(world.platform, { name: '另一家公司' });
  const boss = await makePerson(world.platform, { name: '钱需求', organisations: [{ id: rival }] });
  const both = await makePerson(world.platform, {
    name: '乙审核',
    organisations: [{ id: rival }],
    ...within('reviewer', 'track', track),
  });
  const [free, own, elsewhere, claimed] = [
    await submitted(),
    await submitted(rival, track, boss),
    await submitted(organisation, otherTrack),
    await submitted(),
  ];
  const draft = (await needs(owner).create({ body: { organisation, track, need: wholeDraft() } })).id;
  await needs(reviewer).claim({ params: { id: claimed } });
  const { items } = await needs(organiser).assign({
    body: { reviewer: both.person, needs: [free, own, elsewhere, claimed, draft, free], note: '本周内' },
  });
  expect(items.map(({ need, reviewer: by, refused }) => [need, by, refused])).toEqual([
    [free, '乙审核', null],
    [own, null, 'reviewer_of_owner'],
    [elsewhere, null, 'not_a_reviewer'],
    [claimed, '甲审核', 'not_in_this_state'],
    [draft, null, 'not_found'],
  ]);
  expect(items.at(-1)).toMatchObject({ number: null, title: null });
  const { state, moves } = await needs(organiser).work({ params: { id: free } });
  expect([state, moves.at(-1)]).toMatchObject([
    'under_review',
    { action: 'assign', by: '王承办', role: 'organiser', reason: '乙审核 · 本周内' },
  ]);
  for (const id of [own, elsewhere])
    expect((await needs(organiser).work({ params: { id } })).moves.at(-1)?.action).toBe('submit');
  const tasks = (await world.as(both).desk.desk()).tasks.filter(({ code }) => code === 'need_review');
  expect(tasks.map(({ subject }) => subject.id)).toEqual([free]);
  await world.settle();
  const told = (await world.as(both).notifications.inbox()).items.map(({ fact, address }) => [fact, address]);
  expect(told).toContainEqual(['need_assigned', `/workspace/needs/${free}`]);
});

test('of two assignments of one need at once, one counts', async () => {
  const id = await submitted();
  const other = await makePerson(world.platform, { name: '丙审核', ...within('reviewer', 'contest', contest) });
  const replies = await Promise.all(
    [reviewer, other, reviewer, other].map(({ person }) =>
      needs(organiser).assign({ body: { reviewer: person, needs: [id], note: null } }),
    ),
  );
  const codes = replies.flatMap(({ items }) => items.map(({ refused }) => refused));
  expect(codes.filter((code) => code === null)).toHaveLength(1);
  expect(new Set(codes)).toEqual(new Set([null, 'not_in_this_state']));
  const { moves } = await needs(organiser).work({ params: { id } });
  expect(moves.filter(({ action }) => action === 'assign')).toHaveLength(1);
});

test('who runs the contest, or one of its tracks, assigns in it; an organiser of the owner assigns nothing of its own', async () => {
  const id = await submitted();
  const body = { reviewer: reviewer.person, needs: [id], note: null };
  const refusedBy = async (who: Made) => (await needs(who).assign({ body })).items.map(({ refused }) => refused);
  const insider = await makePerson(world.platform, {
    name: '内部人',
    organisations: [{ id: organisation }],
    ...within('organiser', 'contest', contest),
  });
  const stranger = await makePerson(world.platform, {
    name: '他专场',
    ...within('track_organiser', 'track', otherTrack),
  });
  expect(await refusedBy(insider)).toEqual(['own_organisation']);
  expect(await refusedBy(stranger)).toEqual(['not_found']);
  expect(await refusalOf(needs(reviewer).assign({ body }))).toBe('forbidden');
  const nobody = { ...body, reviewer: contest };
  expect(await refusalOf(needs(organiser).assign({ body: nobody }))).toBe('invalid_input');
  const ofTrack = await makePerson(world.platform, { name: '专场承办', ...within('track_organiser', 'track', track) });
  const { items } = await needs(ofTrack).reviewers({ query: { contest } });
  const loads = items.map(({ reviewing }) => reviewing);
  expect(loads).toEqual([...loads].sort((a, b) => a - b));
  expect(items.some(({ id: person }) => person === reviewer.person)).toBe(true);
  const before = items.find(({ id: person }) => person === reviewer.person)?.reviewing ?? 0;
  expect(await refusedBy(ofTrack)).toEqual([null]);
  const after = (await needs(ofTrack).reviewers({ query: { contest } })).items;
  expect(after.find(({ id: person }) => person === reviewer.person)?.reviewing).toBe(before + 1);
  const far = await makePerson(world.platform, {
    name: '他届承办',
    ...within('organiser', 'contest', await makeContest(world.platform)),
  });
  expect(await refusalOf(needs(far).reviewers({ query: { contest } }))).toBe('not_found');
});

test('who reviews a need hands it on with a reason: the other has it then, both are told, and what was signed stands', async () => {
  const other = await makePerson(world.platform, { name: '丁审核', ...within('reviewer', 'track', track) });
  const owners = await makePerson(world.platform, {
    name: '内部审核',
    organisations: [{ id: organisation }],
    ...within('reviewer', 'contest', contest),
  });
  const stranger = await makePerson(world.platform, { name: '他专场审', ...within('reviewer', 'track', otherTrack) });
  const id = await submitted();
  const params = { id };
  const hand = (who: Made, to: Made, reason = '出差两周') =>
    needs(who).handOn({ params, body: { reviewer: to.person, reason } });
  expect(await refusalOf(hand(organiser, other))).toBe('not_in_this_state');
  await needs(reviewer).claim({ params });
  // Who else reviews here, and is not of the owner.
  const asked = (await needs(reviewer).otherReviewers({ params })).items.map(({ id: person }) => person);
  expect([reviewer, owners, stranger, other].map(({ person }) => asked.includes(person))).toEqual([
    ...[false, false, false, true],
  ]);
  expect(await refusalOf(needs(other).otherReviewers({ params }))).toBe('not_found');
  expect(await refusalOf(needs(stranger).otherReviewers({ params }))).toBe('not_found');
  const refused = [
    await refusalOf(hand(other, other)),
    await refusalOf(hand(reviewer, owners)),
    await refusalOf(hand(reviewer, stranger)),
    await refusalOf(hand(reviewer, reviewer)),
    await refusalOf(hand(owners, other)),
    await refusalOf(hand(stranger, other)),
    await refusalOf(hand(owner, other)),
  ];
  expect(refused).toEqual([
    ...['not_your_review', 'reviewer_of_owner', 'not_a_reviewer', 'reviews_it_already', 'own_organisation'],
    ...['not_found', 'forbidden'],
  ]);
  expect(await refusalOf(needs(reviewer).handOn({ params, body: { reviewer: contest, reason: '出差' } }))).toBe(
    'invalid_input',
  );
  const can = async (who: Made) => (await needs(who).work({ params })).can['hand_on'];
  expect([await can(reviewer), await can(organiser), await can(other), await can(owner)]).toEqual([
    ...[true, true, { code: 'not_your_review' }, undefined],
  ]);
  await hand(reviewer, other);
  const tasksOf = async (who: Made) =>
    (await world.as(who).desk.desk()).tasks.filter(({ subject }) => subject.id === id).map(({ code }) => code);
  expect([await tasksOf(reviewer), await tasksOf(other)]).toEqual([[], ['need_review']]);
  expect(await refusalOf(hand(reviewer, reviewer))).toBe('not_your_review');
  // An organiser hands on what its reviewer cannot; the one who had it learns that too.
  await hand(organiser, reviewer, '丁审核请假');
  await world.settle();
  const told = async (who: Made) =>
    (await world.as(who).notifications.inbox()).items.filter(
      ({ fact, address }) => fact === 'need_handed_on' && address === `/workspace/needs/${id}`,
    ).length;
  expect([await told(reviewer), await told(other), await told(stranger)]).toEqual([1, 2, 0]);
  const { moves } = await needs(organiser).work({ params });
  expect(moves.slice(-2).map(({ by, role, reason }) => [by, role, reason])).toEqual([
    ['甲审核', 'reviewer', '丁审核 · 出差两周'],
    ['王承办', 'organiser', '甲审核 · 丁审核请假'],
  ]);
});
