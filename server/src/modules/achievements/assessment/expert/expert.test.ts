import type { ExpertDraft } from '@jiebang/contract/achievements/assessment/expert.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { emailOf } from '#modules/identity/index.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makePublicAchievement, wholeAchievement } from '../../factory.ts';

let world: World;
type Made = Awaited<ReturnType<typeof makePerson>>;
let organisation: string;
let owner: Made;
let reviewer: Made;
let expert: Made;
let other: Made;
let made: { id: string; number: string };

beforeAll(async () => {
  world = await openWorld();
  const { platform } = world;
  organisation = await makeOrganisation(platform, { name: '样本大学' });
  owner = await makePerson(platform, { name: '周成果', organisations: [{ id: organisation, signs: true }] });
  reviewer = await makePerson(platform, { name: '郑审核', grants: [{ role: 'reviewer' }] });
  expert = await makePerson(platform, { name: '林评估', grants: [{ role: 'judge' }] });
  other = await makePerson(platform, { name: '何旁观', grants: [{ role: 'judge' }] });
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'achievements')).toEqual([]);
  await world.close();
});
beforeEach(async () => {
  const staff = { owner: owner.viewer, reviewer: reviewer.viewer };
  made = await makePublicAchievement(world.platform, staff, { organisation });
  await world.settle();
});

const as = (who?: Made) => world.as(who).achievements;
const email = async (who: Made) => (await emailOf(world.platform.db, who.person)) ?? '';
const ask = async (whom: Made, who = reviewer) =>
  as(who).askExpert({ params: { id: made.id }, body: { email: await email(whom) } });
const work = (id: string, who = expert) => as(who).expertAssessment({ params: { id } });
const assessment = (who = owner) => as(who).assessment({ params: { id: made.id } });
const accept = (id: string, who = expert) =>
  as(who).acceptAssessment({ params: { id }, body: { withoutInterest: true } });
const sign = (id: string, who = expert) => as(who).signAssessment({ params: { id } });
const corrected = (draft: ExpertDraft | null, score: number, given: Partial<ExpertDraft['grades'][number]> = {}) => {
  if (!draft) throw new Error('nothing to correct');
  const first = { score, reason: '中试记录完整。', evidence: '现场核查记录第 2 页。', ...given };
  return { ...draft, grades: [first, ...draft.grades.slice(1)] };
};
const edit = async (id: string, change: (draft: ExpertDraft | null) => ExpertDraft, who = expert) => {
  const { version, draft } = await work(id);
  return as(who).editAssessment({ params: { id }, version, body: change(draft) });
};
const signed = async () => {
  const { id } = await ask(expert);
  await accept(id);
  await edit(id, (draft) => ({ ...corrected(draft, 46), remark: '总体可信。' }));
  await sign(id);
  return id;
};
const told = async (who: Made) =>
  (await world.as(who).notifications.inbox({ query: { limit: 100 } })).items.map(({ fact }) => fact);

test('an expert corrects grades with reasons and evidence and signs; both versions stand side by side', async () => {
  const { id } = await ask(expert);
  const before = await work(id);
  expect([before.state, before.draft, before.automatic?.total, before.achievement?.number]).toEqual([
    ...['asked', null, 5115, made.number],
  ]);
  await accept(id);
  expect((await work(id)).draft?.grades.map(({ score }) => score)).toEqual([26, 54, 67, 64, 49, 60]);
  await edit(id, (draft) => corrected(draft, 46, { reason: null }));
  expect(await refusalOf(sign(id))).toBe('assessment_incomplete');
  await edit(id, (draft) => ({ ...corrected(draft, 46), remark: '总体可信。' }));
  // Until it is signed nobody else reads a word of it, nor that somebody was asked.
  const unsigned = await assessment();
  expect([unsigned.experts, unsigned.asked, unsigned.mayAsk]).toEqual([[], [], null]);
  await sign(id);
  const { automatic, experts } = await assessment();
  expect(automatic?.total).toBe(5115);
  // 20 more of 100 in what weighs a quarter.
  expect(
    experts.map(({ n, basedOn, current, total, expert: by, remark }) => [n, basedOn, current, total, by, remark]),
  ).toEqual([[2, 1, true, 5615, '林评估', '总体可信。']]);
  expect(experts[0]?.grades[0]).toEqual({
    dimension: 'maturity',
    weight: 25,
    computed: 26,
    score: 46,
    adds: 1150,
    reason: '中试记录完整。',
    evidence: '现场核查记录第 2 页。',
  });
  await world.settle();
  expect([await told(expert), (await told(owner)).includes('assessment_signed')]).toEqual([['assessment_asked'], true]);
});

test('what was signed is never changed, and the public reads it without a name where the owner shows the assessment', async () => {
  const id = await signed();
  const again = edit(id, (draft) => corrected(draft, 90));
  expect(await refusalOf(again)).toBe('not_in_this_state');
  expect(await refusalOf(sign(id))).toBe('not_in_this_state');
  await as(owner).showAssessment({ params: { id: made.id }, body: { shown: true } });
  const shown = await as().publicAssessment({ params: { number: made.number } });
  expect([shown.expert?.total, JSON.stringify(shown).includes('林评估')]).toEqual([5615, false]);
  // Its expert reads it too, beside what it corrected; and nothing of what is public no more.
  const { automatic, signed: mine } = await work(id);
  expect([automatic?.n, mine?.total, mine?.grades[0]?.evidence]).toEqual([1, 5615, '现场核查记录第 2 页。']);
  await as(owner).withdraw({ params: { id: made.id }, body: { reason: '改写。' } });
  expect(await work(id)).toMatchObject({ achievement: null, automatic: null, signed: null });
  const { pool } = world.platform;
  await expect(pool.query(`delete from achievements.assessment where kind = 'expert'`)).rejects.toThrow(
    'never changed',
  );
});

test('only a reviewer asks, and only a judge of the house who has nothing to do with it', async () => {
  const { platform } = world;
  expect(await refusalOf(ask(expert, owner))).toBe('forbidden');
  const layman = await makePerson(platform, { name: '唐外行' });
  expect(await refusalOf(ask(layman))).toBe('not_an_expert');
  const unknown = as(reviewer).askExpert({ params: { id: made.id }, body: { email: 'nobody@example.com' } });
  expect(await refusalOf(unknown)).toBe('not_an_expert');
  const colleague = await makePerson(platform, {
    name: '同事',
    organisations: [{ id: organisation }],
    grants: [{ role: 'judge' }],
  });
  const former = await makePerson(platform, {
    name: '旧同事',
    organisations: [{ id: organisation }],
    grants: [{ role: 'judge' }],
  });
  await platform.pool.query('update identity.membership set ended_at = platform.now() where person = $1', [
    former.person,
  ]);
  const completer = await makePerson(platform, { name: '样本 甲', grants: [{ role: 'judge' }] });
  const both = await makePerson(platform, { name: '身兼二任', grants: [{ role: 'judge' }, { role: 'reviewer' }] });
  for (const one of [colleague, former, completer]) expect(await refusalOf(ask(one))).toBe('expert_in_conflict');
  expect(await refusalOf(ask(both, both))).toBe('expert_in_conflict');
  const insider = await makePerson(platform, {
    name: '内部审核员',
    organisations: [{ id: organisation }],
    grants: [{ role: 'reviewer' }],
  });
  expect(await refusalOf(ask(expert, insider))).toBe('own_achievement');
  await ask(expert);
  expect(await refusalOf(ask(expert))).toBe('expert_asked_before');
  // Who is of the owner's house learns nothing of who is asked, a reviewer or not.
  const { asked, mayAsk } = await assessment(insider);
  expect([asked, mayAsk]).toEqual([[], null]);
});

test('an interest that comes up later bars accepting and signing', async () => {
  const { platform } = world;
  const late = await makePerson(platform, { name: '后来者', grants: [{ role: 'judge' }] });
  const { id } = await ask(late);
  await accept(id, late);
  const join = `insert into identity.membership (id, organisation, person, role, joined_at) values (gen_random_uuid(), $1, $2, 'member', platform.now())`;
  await platform.pool.query(join, [organisation, late.person]);
  expect(await refusalOf(sign(id, late))).toBe('expert_in_conflict');
  expect((await work(id, late)).can['sign']).toEqual({ code: 'expert_in_conflict' });
});

test('to anybody else an expert’s assessment is not there', async () => {
  const { id } = await ask(expert);
  for (const who of [other, owner, reviewer]) expect(await refusalOf(work(id, who))).toBe('not_found');
  for (const who of [other, owner]) {
    expect(await refusalOf(accept(id, who))).toBe('not_found');
    expect(await refusalOf(sign(id, who))).toBe('not_found');
  }
  expect(await refusalOf(accept(id, reviewer))).toBe('forbidden');
  expect((await as(other).expertAssessments({ query: {} })).items).toEqual([]);
  const mine = (await as(expert).expertAssessments({ query: { limit: 100 } })).items.find((one) => one.id === id);
  expect([mine?.state, mine?.number]).toEqual(['asked', made.number]);
});

test('assessed anew meanwhile, it is signed only against the new version, and one signed before is of the old', async () => {
  await signed();
  const { id } = await ask(other);
  await accept(id, other);
  await as(reviewer).takeDown({ params: { id: made.id }, body: { reason: '请补充证据。' } });
  const gone = await work(id, other);
  expect([gone.achievement, gone.automatic, gone.can['sign']]).toEqual([null, null, { code: 'not_assessed' }]);
  const { version } = await as(owner).work({ params: { id: made.id } });
  const mended = wholeAchievement({
    maturity: 8,
    maturityEvidence: [7, 8].map((level) => ({ level, says: '报告。' })),
  });
  await as(owner).edit({ params: { id: made.id }, version, body: mended });
  await as(owner).submit({ params: { id: made.id }, body: { declaration: '2026-1' } });
  const confirmed = ['rights', 'truth', 'no_secret', 'no_contact'] as const;
  await as(reviewer).publish({ params: { id: made.id }, body: { confirmed: [...confirmed] } });
  await world.settle();
  const now = await work(id, other);
  const write = async (draft: ExpertDraft) =>
    as(other).editAssessment({ params: { id }, version: (await work(id, other)).version, body: draft });
  await write(corrected(now.draft, 40));
  expect(await refusalOf(sign(id, other))).toBe('assessment_changed');
  const { automatic } = now;
  const grades = (automatic?.dimensions ?? []).map(({ score }) => ({ score, reason: null, evidence: null }));
  await write(corrected({ basedOn: automatic?.n ?? 0, grades, remark: null }, 40));
  await sign(id, other);
  const { experts } = await assessment();
  expect(experts.map(({ expert: by, basedOn, current }) => [by, basedOn, current])).toEqual([
    ['何旁观', 3, true],
    ['林评估', 1, false],
  ]);
  await as(owner).showAssessment({ params: { id: made.id }, body: { shown: true } });
  const shown = await as().publicAssessment({ params: { number: made.number } });
  expect([shown.automatic.n, shown.expert?.grades[0]?.score]).toEqual([3, 40]);
});

test('declined with a reason, recalled, or left until its day has passed, a request ends and another may be asked', async () => {
  const first = await ask(expert);
  await as(expert).declineAssessment({ params: { id: first.id }, body: { reason: '不熟悉这一领域。' } });
  const second = await ask(expert);
  await as(reviewer).recallAssessment({ params: { id: second.id }, body: { reason: '另请他人。' } });
  const third = await ask(expert);
  await accept(third.id);
  const day = 86_400_000;
  await world.travel(new Date((await world.now()).getTime() + 30 * day - 60_000));
  expect((await work(third.id)).state).toBe('open');
  await world.travel(new Date((await world.now()).getTime() + 60_000));
  const { asked } = await assessment(reviewer);
  expect(asked.map(({ name, state, reason }) => [name, state, reason])).toEqual([
    ['林评估', 'lapsed', null],
    ['林评估', 'recalled', '另请他人。'],
    ['林评估', 'declined', '不熟悉这一领域。'],
  ]);
  expect(await refusalOf(sign(third.id))).toBe('not_in_this_state');
});

test('of two who save one version at once, one is told that it is stale', async () => {
  const { id } = await ask(expert);
  await accept(id);
  const { version, draft } = await work(id);
  const save = (score: number) => as(expert).editAssessment({ params: { id }, version, body: corrected(draft, score) });
  const results = await Promise.allSettled([save(10), save(20)]);
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});
