import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { makeRule } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { makePanel } from '#modules/judging/factory.ts';
import { wholeDraft } from '#modules/needs/factory.ts';
import { makeStage } from '#modules/solutions/factory.ts';
import { openWorld, type World } from '#testing/world.ts';
import { faultsOf } from '../look.ts';
import { openPeople, type People, type Someone } from '../people.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });
let world: World;
let people: People;
let stage: Awaited<ReturnType<typeof makeStage>>;

beforeAll(async () => {
  world = await openWorld({ listen: true });
  stage = await makeStage(world.platform);
  people = await openPeople(world);
});
afterAll(async () => {
  await people?.close();
  await world?.close();
});

/** What is wrong with the page that is open, and with the same one in English. */
async function faultsInBoth(someone: Someone): Promise<string[]> {
  const path = someone.page.url().replace(world.platform.publicUrl, '');
  const faults = await faultsOf(someone);
  await someone.open(path.replace('/workspace', '/en/workspace'));
  return [...faults, ...(await faultsOf(someone))];
}

async function handIn(title: string, organisation = stage.company, by = stage.owner): Promise<string> {
  const { needs } = world.as(by);
  const { id } = await needs.create({ body: { organisation, track: stage.track, need: wholeDraft({ title }) } });
  await needs.submit({ params: { id }, body: { declaration: '2026-1' } });
  return id;
}

test('a reviewer sees field by field what changed since the need was returned, and what did not though it was asked', async () => {
  const id = await handIn('低温涂层附着力');
  const params = { id };
  const [owner, reviewer] = [world.as(stage.owner).needs, world.as(stage.reviewer).needs];
  await reviewer.claim({ params });
  const points = [
    { field: 'problem' as const, code: 'unclear' as const, says: '请写明失效温度。' },
    { field: 'budget' as const, code: 'implausible' as const, says: null },
  ];
  await reviewer.return({ params, body: { points, reason: '请补充数据。' } });
  const { version } = await owner.work({ params });
  const problem = '现有薄膜在零下五十度开裂，需要新的配方与工艺。';
  await owner.edit({ params, version, body: wholeDraft({ title: '低温涂层附着力', problem }) });
  await owner.submit({ params, body: { declaration: '2026-1' } });
  const someone = await people.sitDown(stage.reviewer);
  await someone.open(`/workspace/needs/${id}`);
  await someone.follow('版本对照（已提交 2 次）');
  await someone.sees('改动了 1 项', '请写明失效温度。', '要求修改而没有改动：', '请补充数据。');
  const field = someone.page.getByRole('region', { name: '技术难题' });
  expect(await field.locator('del').allTextContents()).toEqual(['四十']);
  expect(await field.locator('ins').allTextContents()).toEqual(['五十']);
  expect(await faultsInBoth(someone)).toEqual([]);
});

test('an organiser assigns several needs at once, and reads of each what became of it', async () => {
  const rival = await makeOrganisation(world.platform, { name: '样本同业有限公司' });
  const boss = await makePerson(world.platform, { name: '钱需求', organisations: [{ id: rival }] });
  await makePerson(world.platform, {
    name: '乙审核',
    organisations: [{ id: rival }],
    grants: [{ role: 'reviewer', scope: 'contest', scopeId: stage.contest }],
  });
  await handIn('可分派的需求');
  await handIn('本单位的需求', rival, boss);
  const someone = await people.sitDown(stage.organiser);
  await someone.open('/workspace/desks/organiser');
  await someone.follow('批量分派审核');
  await someone.press('分派 0 项');
  await someone.sees('请填写');
  expect(await faultsInBoth(someone)).toEqual([]);
  await someone.open('/workspace/desks/assign');
  await someone.tick('待审的需求', ['可分派的需求', '本单位的需求']);
  await someone.pick('审核员', '乙审核');
  await someone.press('分派 2 项');
  await someone.sees('已分派 1 项，未分派 1 项', '这位审核员属于需求单位');
  await someone.page.getByRole('checkbox', { name: '可分派的需求' }).waitFor({ state: 'detached' });
  expect(await faultsOf(someone)).toEqual([]);
});

test('an organiser enters a need from paper with the scanned mandate, and its owner finds it to check and hand in', async () => {
  const someone = await people.sitDown(stage.organiser);
  await someone.open('/workspace/desks/organiser');
  await someone.follow('纸质录入');
  await someone.press('开始录入');
  await someone.sees('请填写');
  expect(await faultsInBoth(someone)).toEqual([]);
  await someone.open('/workspace/desks/entry');
  await someone.find('需求单位', '样本需求有限公司');
  await someone.page.getByRole('group', { name: '专场' }).getByRole('radio').first().check();
  await someone.write('需求标题', '纸上来的需求');
  await someone.page.getByLabel('委托书扫描件').setInputFiles({
    ...{ name: '委托书.pdf', mimeType: 'application/pdf' },
    buffer: Buffer.from('%PDF-1.4 委托书样本'),
  });
  await someone.sees('委托书.pdf');
  await someone.press('开始录入');
  await someone.sees('您在代需求单位录入。');
  expect(await someone.page.getByRole('button', { name: '提交审核' }).count()).toBe(0);
  await someone.open('/workspace/desks/entry');
  await someone.sees('纸上来的需求');
  const owner = await people.sitDown(stage.owner);
  await owner.open('/workspace/needs');
  await owner.follow('纸上来的需求');
  await owner.sees('代为录入', '委托书扫描件');
  expect(await owner.download('委托书扫描件')).toBe('%PDF-1.4 委托书样本');
  await owner.follow('继续填写');
  await owner.sees('这份需求由承办单位按纸质材料代为录入');
  expect(await owner.page.getByRole('button', { name: '提交审核' }).count()).toBe(1);
});

test('needs that are not ready are kept for later, each with what it is and when it is looked at again', async () => {
  const params = { id: await handIn('尚不清楚的需求') };
  const reviewer = await people.sitDown(stage.reviewer);
  await world.as(stage.reviewer).needs.claim({ params });
  await reviewer.open(`/workspace/needs/${params.id}`);
  const day = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10);
  await reviewer.act('审核通过', async () => {
    await reviewer.tick('真实性');
    await reviewer.tick('有效性');
    await reviewer.pick('分类', '需求不清，需再诊断');
    await reviewer.write('再次查看日期', day);
  });
  await reviewer.open('/workspace/desks/kept?triage=unclear');
  await reviewer.sees('尚不清楚的需求', `再次查看日期 ${day}`);
  expect(await faultsInBoth(reviewer)).toEqual([]);
});

test('who makes up a panel reads that nobody else can be invited and from what a judge stands aside, and who recommends what was opened', async () => {
  const { contest, track } = stage;
  const value = [{ name: '样本区科委', nameEn: null }];
  await makeRule(world.platform, { contest, track, key: 'recommending_units', value });
  const scene = await makePanel(world.platform, (to) => world.travel(to), {
    stage,
    draft: { recommender: '样本区科委' },
  });
  const [judge, solver] = [scene.judges[0], scene.solvers[0]];
  await world.platform.pool.query(
    `insert into identity.membership (id, organisation, person, role, joined_at) values ($1, $2, $3, 'member', platform.now())`,
    [newId(), solver?.organisation, judge?.person],
  );
  const organiser = await people.sitDown(stage.organiser);
  await organiser.open(`/workspace/needs/${scene.need.id}/panel`);
  await organiser.sees('没有其他可邀请的专家', '须回避 2 项方案：与揭榜方同单位、与同一需求的其他揭榜方有关联');
  expect(await faultsInBoth(organiser)).toEqual([]);
  await organiser.open(`/workspace/needs/${scene.need.id}/solutions`);
  await organiser.sees('推荐单位 样本区科委');
  expect(await faultsInBoth(organiser)).toEqual([]);
});

test('no page of the desks had an error', () => {
  expect(people.problems()).toEqual([]);
});
