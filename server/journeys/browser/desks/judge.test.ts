import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { fillSheet, makeScoring, type ScoringScene } from '#modules/judging/factory.ts';
import { openWorld, type World } from '#testing/world.ts';
import { faultsOf } from '../look.ts';
import { openPeople, type People, phone } from '../people.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
let world: World;
let people: People;
let scene: ScoringScene;
beforeAll(async () => {
  world = await openWorld({ listen: true });
  scene = await makeScoring(world.platform, (to) => world.travel(to), { solvers: 2, judges: 3 });
  people = await openPeople(world);
});
afterAll(async () => {
  await people?.close();
  await world?.close();
});

const judge = (place: number) => {
  const found = scene.judges[place];
  if (!found) throw new Error(`no judge ${place}`);
  return found;
};
const scoresOf = async (place: number, solution: number) => {
  const { scores } = await world.as(judge(place)).judging.sheet({ params: { id: scene.sheetOf(place, solution) } });
  return scores.map(({ score }) => score);
};

test('scores typed without a network are kept, outlive the page, are sent when it is back, and locked by keyboard', async () => {
  const one = await people.sitDown(judge(0));
  const id = scene.sheetOf(0, 0);
  await one.open(`/workspace/sheets/${id}`);
  const score = (name: RegExp) => one.page.getByLabel(name);
  await one.sees('共 2 份，还剩 2 份');
  await one.context.setOffline(true);
  await score(/^指标响应（/).focus();
  await one.page.keyboard.type('8');
  await one.page.keyboard.press('Enter');
  await one.page.keyboard.type('7');
  await one.sees('未同步');
  expect(await scoresOf(0, 0)).toEqual([null, null, null, null]);
  // The window is closed; another one of the same browser opens where it was.
  const { page } = one;
  const again = await one.context.newPage();
  await page.close();
  await one.context.setOffline(false);
  await again.goto(`/workspace/sheets/${id}`);
  await again.getByText('已保存', { exact: false }).first().waitFor();
  expect(await scoresOf(0, 0)).toEqual([8, 7, null, null]);
  await again.getByLabel(/^创新性（/).fill('6');
  await again.getByLabel(/^团队与实施（/).fill('5');
  await again.getByLabel('指标响应：评语').fill('依据充分。');
  await again.keyboard.press('Control+Enter');
  await again.getByRole('dialog', { name: '提交并锁定' }).waitFor();
  await again.keyboard.press('Control+Enter');
  await again.waitForURL(`**/sheets/${scene.sheetOf(0, 1)}`);
  await again.getByText('共 2 份，还剩 1 份').waitFor();
  expect(await scoresOf(0, 0)).toEqual([8, 7, 6, 5]);
  expect(await again.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('kept:')))).toEqual([]);
});

test('what another device saved meanwhile stands beside what is here, and neither goes without a choice; signing out leaves nothing', async () => {
  const who = judge(1);
  const id = scene.sheetOf(1, 0);
  const one = await people.sitDown(who, { viewport: phone });
  await one.open(`/workspace/sheets/${id}`);
  await one.press('评分');
  await one.context.setOffline(true);
  await one.page.getByLabel(/^指标响应（/).fill('9');
  await one.sees('未同步');
  const scores = ['indicators', 'route', 'novelty', 'delivery'].map((criterion) => ({
    criterion,
    score: 3,
    comment: null,
  }));
  await world.as(who).judging.save({ params: { id }, version: 1, body: { scores, comment: null } });
  await one.context.setOffline(false);
  await one.sees('两处填写不一致');
  const table = one.page.getByRole('figure', { name: '本机 / 已保存' });
  await expect.poll(() => table.getByRole('row').nth(1).textContent()).toMatch(/^指标响应93$/);
  expect(await faultsOf(one)).toEqual([]);
  await one.page.setViewportSize(phone);
  expect(await scoresOf(1, 0)).toEqual([3, 3, 3, 3]);
  await one.page.reload();
  await one.press('评分');
  await one.sees('两处填写不一致');
  await one.press('以已保存的为准');
  await expect.poll(() => one.page.getByLabel(/^指标响应（/).inputValue()).toBe('3');
  expect(await scoresOf(1, 0)).toEqual([3, 3, 3, 3]);
  await one.context.setOffline(true);
  await one.page.getByLabel(/^指标响应（/).fill('10');
  await one.sees('未同步');
  await one.context.setOffline(false);
  await one.sees('已保存');
  expect(await scoresOf(1, 0)).toEqual([10, 3, 3, 3]);
  const kept = () => one.page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('kept:')).length);
  await one.context.setOffline(true);
  await one.page.getByLabel(/^指标响应（/).fill('2');
  await one.sees('未同步');
  // It is locked from elsewhere before the network is back: what was typed is shown, and put nowhere.
  await fillSheet(world.platform, scene, 1, 0, () => 4);
  await one.context.setOffline(false);
  await one.page.reload();
  await one.press('评分');
  await one.sees('这份评分已不能修改');
  expect([await kept(), await scoresOf(1, 0)]).toEqual([1, [4, 4, 4, 4]]);
  one.page.once('dialog', (dialog) => void dialog.accept());
  await one.press('菜单');
  await one.press('退出登录');
  await one.page.getByRole('button', { name: '登录', exact: true }).first().waitFor();
  expect(await kept()).toBe(0);
});
