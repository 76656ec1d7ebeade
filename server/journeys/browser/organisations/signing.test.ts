import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { wholeDraft } from '#modules/needs/factory.ts';
import { openWorld, type World } from '#testing/world.ts';
import { faultsOf } from '../look.ts';
import { openPeople, type People, type Someone } from '../people.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });
let world: World;
let people: People;
let boss: Someone;
let member: Someone;
let organisation: string;
let need: string;

beforeAll(async () => {
  world = await openWorld({ listen: true });
  people = await openPeople(world);
  const track = await makeTrack(world.platform, await makeContest(world.platform));
  organisation = await makeOrganisation(world.platform, { name: '样本签署公司' });
  const organisations = [{ id: organisation }];
  boss = await people.sitDown(await makePerson(world.platform, { name: '管事的人', organisations }));
  const clerk = await makePerson(world.platform, {
    name: '经办',
    organisations: [{ id: organisation, role: 'member' }],
  });
  ({ id: need } = await world.as(clerk).needs.create({ body: { organisation, track, need: wholeDraft() } }));
  member = await people.sitDown(clerk);
});
afterAll(async () => {
  await people?.close();
  await world?.close();
});

test('a member reads who signs, on the page of the need and in its form, and asks them', async () => {
  await member.open(`/workspace/needs/${need}`);
  await member.sees('须由本单位有签署权的成员办理：管事的人');
  expect(await faultsOf(member)).toEqual([]);
  await member.open(`/workspace/needs/${need}/edit`);
  await member.sees('须由本单位有签署权的成员办理：管事的人');
  expect(await member.page.getByRole('button', { name: '提交审核' }).count()).toBe(0);
  expect(await faultsOf(member)).toEqual([]);
  await member.press('请签署人签署');
  await member.page.getByRole('dialog').getByRole('button', { name: '请签署人签署' }).click();
  await member.sees('经办已请签署人签署并提交');
  await member.open('/workspace');
  await member.sees('等待本单位签署人签署');
});

test('who signs finds it on the desk, and hands it in with the declaration', async () => {
  await boss.open('/workspace');
  await boss.sees('待签署：需求已备妥，请签署并提交');
  expect(await faultsOf(boss)).toEqual([]);
  await boss.open(`/workspace/needs/${need}/edit`);
  await boss.sees('经办已请签署人签署并提交');
  expect(await faultsOf(boss)).toEqual([]);
  await boss.press('提交审核');
  const dialogue = boss.page.getByRole('dialog');
  await dialogue.getByRole('checkbox').check();
  await dialogue.getByRole('button', { name: '提交审核' }).click();
  await boss.sees('已提交');
});

test('an administrator gives the right with a warning, cannot end the last, and ends it with another', async () => {
  await boss.open(`/workspace/organisations/${organisation}`);
  await boss.sees('有签署权');
  expect(await faultsOf(boss)).toEqual([]);
  await boss.press('终止签署权');
  const dialogue = boss.page.getByRole('dialog');
  await boss.sees('管事的人立即不能再代表本单位签署');
  await dialogue.getByRole('button', { name: '终止签署权' }).click();
  await boss.sees('已认证的单位至少要有一名有签署权的成员');
  expect(await faultsOf(boss)).toEqual([]);
  await dialogue.getByRole('button', { name: '取消' }).click();
  await boss.press('授予签署权');
  await boss.sees('经办可以代表本单位作出承诺');
  await dialogue.getByRole('button', { name: '授予签署权' }).click();
  await boss.sees('授予签署权：已完成');
  expect(await boss.page.getByRole('button', { name: '终止签署权' }).count()).toBe(2);
});
