import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeOrganisation, makePerson, makeProof } from '#modules/identity/factory.ts';
import { openWorld, type World } from '#testing/world.ts';
import { faultsOf } from '../look.ts';
import { openPeople, type People, type Someone } from '../people.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });
let world: World;
let people: People;
let boss: Someone;
let member: Someone;
let path: string;
let password: string;

beforeAll(async () => {
  world = await openWorld({ listen: true });
  people = await openPeople(world);
  const id = await makeOrganisation(world.platform, { name: '样本密钥公司' });
  path = `/organisations/${id}`;
  const admin = await makePerson(world.platform, { name: '管事的人', organisations: [{ id }] });
  ({ password } = await makeProof(world.platform, admin.person));
  boss = await people.sitDown(admin);
  member = await people.sitDown(
    await makePerson(world.platform, { name: '成员', organisations: [{ id, role: 'member' }] }),
  );
});
afterAll(async () => {
  await people?.close();
  await world?.close();
});

const statusOf = async (secret: string) => {
  const headers = { authorization: `Bearer ${secret}` };
  return (await fetch(`${world.platform.publicUrl}/api/v1/workspace/needs`, { headers })).status;
};
let secret = '';

test('an administrator proves itself and makes a key, keeps what was typed where something is missing or wrong, and sees the key once', async () => {
  await boss.open(`/workspace${path}`);
  await boss.sees('还没有密钥');
  await boss.press('新建密钥');
  await boss.write('名称', '研发管理系统');
  const form = boss.page.getByRole('region', { name: '新建密钥' });
  await form.getByRole('button', { name: '新建密钥' }).click();
  await boss.sees('请填写');
  expect(await form.getByLabel('名称').inputValue()).toBe('研发管理系统');
  expect(await faultsOf(boss)).toEqual([]);
  await boss.tick('权限', ['读取本单位的需求']);
  await form.getByLabel('密码', { exact: true }).fill('not the password');
  await form.getByRole('button', { name: '新建密钥' }).click();
  await boss.sees('密码不对');
  expect(await form.getByLabel('名称').inputValue()).toBe('研发管理系统');
  await form.getByText('用已绑定的邮箱或手机').click();
  await boss.sees('发送验证码到');
  expect(await faultsOf(boss)).toEqual([]);
  await form.getByText('用密码').click();
  await form.getByLabel('密码', { exact: true }).fill(password);
  await form.getByRole('button', { name: '新建密钥' }).click();
  const shown = boss.page.getByRole('region', { name: '新密钥' });
  secret = (await shown.locator('code').textContent()) ?? '';
  expect(secret).toMatch(/^jb_[\w-]{43}$/);
  expect(await faultsOf(boss)).toEqual([]);
  await boss.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await shown.getByRole('button', { name: '复制' }).click();
  await boss.sees('已复制');
  expect(await boss.page.evaluate(() => navigator.clipboard.readText())).toBe(secret);
  await boss.press('已保存好');
  await shown.waitFor({ state: 'hidden' });
  expect(await boss.page.getByRole('main').textContent()).not.toContain(secret);
});

test('a key says when it was used, and ends with a warning', async () => {
  await boss.sees('未曾使用');
  expect(await statusOf(secret)).toBe(200);
  await boss.lookAgain();
  await boss.sees('最近使用', `${secret.slice(0, 9)}…`, '有效');
  expect(await boss.page.getByRole('main').textContent()).not.toContain(secret);
  await boss.press('撤销密钥');
  await boss.sees('“研发管理系统”将立即失效');
  expect(await faultsOf(boss)).toEqual([]);
  await boss.page.getByRole('dialog').getByRole('button', { name: '撤销密钥' }).click();
  await boss.sees('已撤销');
  expect(await statusOf(secret)).toBe(401);
});

test('a member sees no keys; the English page has no fault either', async () => {
  await member.open(`/workspace${path}`);
  await member.sees('管事的人');
  expect(await member.page.getByRole('heading', { name: '接口密钥' }).count()).toBe(0);
  await boss.open(`/en/workspace${path}`);
  await boss.sees('API keys', 'Revoked', 'Read needs of the organisation');
  expect(await faultsOf(boss)).toEqual([]);
  expect(people.problems()).toEqual([]);
});
