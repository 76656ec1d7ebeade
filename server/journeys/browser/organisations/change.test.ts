import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { openWorld, type World } from '#testing/world.ts';
import { faultsOf } from '../look.ts';
import { openPeople, type People, type Someone } from '../people.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });
let world: World;
let people: People;
let boss: Someone;
let decider: Someone;
let path: string;
const nothingMore = async () => {};
const [old, next] = ['样本改名前有限公司', '样本改名后有限公司'];

beforeAll(async () => {
  world = await openWorld({ listen: true });
  people = await openPeople(world);
  const id = await makeOrganisation(world.platform, { name: old });
  path = `/workspace/organisations/${id}`;
  boss = await people.sitDown(await makePerson(world.platform, { name: '管事的人', organisations: [{ id }] }));
  decider = await people.sitDown(
    await makePerson(world.platform, { name: '核对的人', grants: [{ role: 'organiser' }] }),
  );
});
afterAll(async () => {
  await people?.close();
  await world?.close();
});

test('an administrator asks for another name, keeps what was typed where it is refused, and is told what it means before it is sent', async () => {
  await boss.open(path);
  await boss.sees('还没有变更申请');
  expect(await faultsOf(boss)).toEqual([]);
  await boss.follow('申请变更');
  await boss.press('保存，下一步上传材料');
  await boss.sees('没有改动任何一项');
  await boss.write('单位名称', next);
  await boss.write('统一社会信用代码', '91350100M000100Y4Z');
  await boss.press('保存，下一步上传材料');
  await boss.sees('校验');
  expect(await boss.page.getByLabel('单位名称').inputValue()).toBe(next);
  expect(await faultsOf(boss)).toEqual([]);
  await boss.lookAgain();
  await boss.write('单位名称', next);
  await boss.press('保存，下一步上传材料');
  await boss.sees('需要变更后的营业执照');
  expect(await boss.page.locator('del').allTextContents()).toEqual([old]);
  expect(await boss.page.locator('ins').allTextContents()).toEqual([next]);
  await boss.sees('认证材料不全');
  expect(await faultsOf(boss)).toEqual([]);
  await boss.upload('上传 · 营业执照或登记证书', '新执照.pdf');
  await boss.act('提交申请', async () => {
    await boss.sees('原登记信息继续有效，各事项照常办理');
    expect(await faultsOf(boss)).toEqual([]);
  });
});

test('who decides finds it beside the verifications, returns it with a reason and approves it in the end', async () => {
  await decider.open('/workspace/admin/organisations');
  expect(await faultsOf(decider)).toEqual([]);
  await decider.follow(old);
  await decider.sees('左右对照');
  expect(await faultsOf(decider)).toEqual([]);
  await decider.act('退回', () => decider.tick('退回的理由', ['证照看不清']));
  await boss.doTask('完成单位信息变更');
  await boss.sees('证照看不清');
  expect(await faultsOf(boss)).toEqual([]);
  await boss.act('提交申请', nothingMore);
  await decider.doTask('核对单位信息变更');
  await decider.act('核准变更', nothingMore);
  await boss.open(path);
  await boss.sees(`${old}（至`);
  expect(await boss.page.getByRole('heading', { level: 1 }).textContent()).toContain(next);
  expect(await faultsOf(boss)).toEqual([]);
  expect(people.problems()).toEqual([]);
});
