import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { emailOf } from '#modules/identity/index.ts';
import { openWorld, type World } from '#testing/world.ts';
import { makePublicAchievement } from '../../factory.ts';
import { type Locale, type Report, reportPaper } from './report.ts';

let world: World;
type Made = Awaited<ReturnType<typeof makePerson>>;
let owner: Made;
let reviewer: Made;
let expert: Made;
let stranger: Made;
let made: { id: string; number: string };

beforeAll(async () => {
  world = await openWorld();
  const { platform } = world;
  const organisation = await makeOrganisation(platform, { name: '样本大学' });
  owner = await makePerson(platform, { name: '周成果', organisations: [{ id: organisation, signs: true }] });
  reviewer = await makePerson(platform, { name: '郑审核', grants: [{ role: 'reviewer' }] });
  expert = await makePerson(platform, { name: '林评估', grants: [{ role: 'judge' }] });
  stranger = await makePerson(platform, { name: '何旁观' });
  made = await makePublicAchievement(platform, { owner: owner.viewer, reviewer: reviewer.viewer }, { organisation });
  await world.settle();
});
afterAll(() => world.close());

const as = (who?: Made) => world.as(who).achievements;
const ask = (url: string, who?: Made) =>
  world.server.inject({ url: `/api/v1${url}`, headers: who ? { cookie: who.cookie } : {} });
const own = (who?: Made, locale = 'zh') =>
  ask(`/workspace/achievements/${made.id}/assessment/report?locale=${locale}`, who);
const shown = (locale = 'zh') => ask(`/achievements/${made.number}/assessment/report?locale=${locale}`);

/** What the paper says, each word of it. */
const wordsOf = (report: Report, locale: Locale) => JSON.stringify(reportPaper(report, locale));
const reportOf = async (): Promise<Report> => {
  const { automatic, experts } = await as(owner).assessment({ params: { id: made.id } });
  if (!automatic) throw new Error('not assessed');
  const of = { number: made.number, title: '薄膜', owner: '样本大学', address: null };
  return { ...of, automatic, expert: experts[0] ?? null, by: experts[0]?.expert ?? null };
};

test('who reads the assessment reads its report, with the same answer for all others', async () => {
  for (const who of [owner, reviewer]) {
    const { statusCode, headers, rawPayload } = await own(who);
    expect([statusCode, headers['content-type'], rawPayload.subarray(0, 5).toString()]).toEqual([
      ...[200, 'application/pdf', '%PDF-'],
    ]);
  }
  expect([(await own(stranger)).statusCode, (await own()).statusCode]).toEqual([404, 401]);
  expect((await own(owner)).rawPayload.equals((await own(reviewer)).rawPayload)).toBe(true);
});

test('the public has it where its owner shows the assessment', async () => {
  expect((await shown()).statusCode).toBe(404);
  await as(owner).showAssessment({ params: { id: made.id }, body: { shown: true } });
  for (const locale of ['zh', 'en']) expect((await shown(locale)).statusCode).toBe(200);
  await as(owner).showAssessment({ params: { id: made.id }, body: { shown: false } });
  expect((await shown()).statusCode).toBe(404);
});

test('it says each point with its evidence, and what an expert corrected; of its name only where it may be known', async () => {
  const computed = await reportOf();
  for (const word of ['51.15', '7 级 环境级', '8 / 8', '不核实内容', '"dashed":false'])
    expect([word, wordsOf(computed, 'zh').includes(word)]).toEqual([word, true]);
  expect(wordsOf(computed, 'en')).toContain('Nothing is verified');
  const email = (await emailOf(world.platform.db, expert.person)) ?? '';
  const { id } = await as(reviewer).askExpert({ params: { id: made.id }, body: { email } });
  const params = { id };
  await as(expert).acceptAssessment({ params, body: { withoutInterest: true } });
  const { version, draft } = await as(expert).expertAssessment({ params });
  if (!draft) throw new Error('nothing to correct');
  const first = { score: 46, reason: '中试记录完整。', evidence: '现场核查记录。' };
  const body = { ...draft, grades: [first, ...draft.grades.slice(1)] };
  await as(expert).editAssessment({ params, version, body });
  await as(expert).signAssessment({ params });
  const both = await reportOf();
  for (const word of ['56.15', '26 → 46', '中试记录完整。', '现场核查记录。', '林评估', '"dashed":true'])
    expect([word, wordsOf(both, 'zh').includes(word)]).toEqual([word, true]);
  expect(wordsOf({ ...both, by: null }, 'zh')).not.toContain('林评估');
});
