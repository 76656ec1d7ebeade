import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { wholeDraft } from '#modules/needs/factory.ts';
import { makeStage } from '#modules/solutions/factory.ts';
import { openWorld, type World } from '#testing/world.ts';
import { faultsOf } from './look.ts';
import { openPeople, type People, type Someone } from './people.ts';

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
  expect(await someone.page.getByRole('checkbox', { name: '可分派的需求' }).count()).toBe(0);
  expect(await faultsOf(someone)).toEqual([]);
});

test('no page of the desks had an error', () => {
  expect(people.problems()).toEqual([]);
});
