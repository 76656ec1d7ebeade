import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { makePublicAchievement } from '#modules/achievements/factory.ts';
import { faultsOf } from '../look.ts';
import { phone, type Someone } from '../people.ts';
import { endsWhereItBroke, openTroupe, type Troupe } from '../troupe.ts';

// The library as a company looks through it: by phone and by keyboard, in Chinese and in English, with a search that it keeps.

vi.setConfig({ testTimeout: 90_000, hookTimeout: 180_000 });
let troupe: Troupe;
let visitor: Someone;
let owner: Someone;
const film = '耐低温聚酯薄膜的连续制备工艺';
const water = '工业废水的光催化处理';

beforeAll(async () => {
  troupe = await openTroupe();
  const { world, people, organisations } = troupe.stage;
  const staff = { owner: people.owner.viewer, reviewer: people.reviewer.viewer };
  const organisation = organisations.enterprise;
  await makePublicAchievement(world.platform, staff, { organisation });
  const achievement = {
    title: water,
    titleEn: null,
    keywords: ['废水'],
    keywordsEn: [],
    text: '出水达标。',
    textEn: null,
  };
  await makePublicAchievement(world.platform, staff, { organisation, achievement });
  await Promise.all([world.platform.search.index('achievements').settled(), world.platform.translator.ready()]);
  visitor = await troupe.people.sitDown();
  owner = await troupe.as('owner');
});
beforeEach(endsWhereItBroke(() => troupe.people.whatStands()));
afterAll(() => troupe?.close());

test('by keyboard on a phone: what is offered is chosen with the arrows, Escape gives back what was typed, Enter searches', async () => {
  const { page } = visitor;
  await page.setViewportSize(phone);
  await page.goto('/achievements');
  const box = page.getByRole('combobox', { name: '搜索成果' });
  await box.pressSequentially('低');
  await page.getByRole('option', { name: '低温' }).waitFor();
  expect(await faultsOf(visitor)).toEqual([]);
  await page.keyboard.press('ArrowDown');
  expect([await box.inputValue(), await box.getAttribute('aria-activedescendant')]).toEqual([
    '低温',
    'q-suggestions-0',
  ]);
  await page.keyboard.press('Escape');
  expect([await box.inputValue(), await box.getAttribute('aria-expanded')]).toEqual(['低', 'false']);
  await box.pressSequentially('温');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=/);
  await visitor.sees('共 1 项成果', film);
  expect(await page.locator('mark').first().textContent()).toBe('低温');
  expect(await faultsOf(visitor)).toEqual([]);
});

test('in English a word finds what is written in Chinese alone; a choice in the way is named, and taken away with one press', async () => {
  const { page } = visitor;
  await page.goto('/en/achievements?q=waste+water');
  await visitor.sees('1 achievement', water);
  expect(await faultsOf(visitor)).toEqual([]);
  await page.goto('/achievements?q=废水&region=33');
  await visitor.sees('没有符合条件的成果');
  await visitor.follow('去掉 浙江省：1 项');
  await visitor.sees(water);
  await page.goto('/en/achievements?q=polyestre');
  await visitor.follow('polyester');
  await visitor.sees('Continuous making of');
  expect(await faultsOf(visitor)).toEqual([]);
  await page.goto('/achievements?after=900');
  await visitor.sees('共 2 项成果', '这一页没有成果');
  await visitor.follow('回到第一页');
  await visitor.sees(water, film);
});

test('a search is kept under a name, told of when something new comes, changed and dropped', async () => {
  await owner.open('/achievements?q=薄膜');
  await owner.follow('保存此搜索，有新成果时提醒我');
  await owner.act('保存此搜索：“薄膜”', () => owner.write('名称', '薄膜类成果'));
  await owner.sees('薄膜类成果', '每天早上提醒一次', '此搜索已保存为“薄膜类成果”。');
  expect(await faultsOf(owner)).toEqual([]);
  await owner.act('修改', () => owner.write('名称', '薄膜'));
  await owner.act('删除', async () => undefined);
  await owner.sees('还没有保存搜索。');
  expect(troupe.people.problems()).toEqual([]);
});
