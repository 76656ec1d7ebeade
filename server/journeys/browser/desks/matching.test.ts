import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { makePublicAchievement } from '#modules/achievements/factory.ts';
import { makePublishedNeed } from '#modules/needs/factory.ts';
import { faultsOf } from '../look.ts';
import { phone, type Someone } from '../people.ts';
import { endsWhereItBroke, openTroupe, type Troupe } from '../troupe.ts';

// A company on a phone is told of a match, opens its reasons, says what is not relevant, and asks; the owner of the achievement answers.

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });
let troupe: Troupe;
let company: Someone;
let holder: Someone;
let need: { id: string };
let first: { id: string; number: string };
const [fits, poor] = ['耐低温高韧性薄膜的连续制备', '低温薄膜包装机'];

beforeAll(async () => {
  troupe = await openTroupe();
  const { world, people, organisations, track } = troupe.stage;
  const library = { owner: people.solver.viewer, reviewer: people.reviewer.viewer };
  const put = (title: string, text: string) =>
    makePublicAchievement(world.platform, library, {
      organisation: organisations.university,
      achievement: { title, titleEn: null, keywords: [title.slice(0, 4)], keywordsEn: [], text, textEn: null },
    });
  first = await put(fits, '零下四十度不开裂的薄膜，断裂伸长率高。');
  await put(poor, '薄膜包装的机械，可在低温库房使用。');
  await put('小麦抗病育种', '抗锈病的小麦新品种。');
  need = await makePublishedNeed(
    world.platform,
    {
      owner: people.owner.viewer,
      reviewer: people.reviewer.viewer,
      officer: people.clearance_officer.viewer,
      organiser: people.organiser.viewer,
    },
    { organisation: organisations.enterprise, track },
  );
  await world.settle();
  company = await troupe.people.sitDown(people.owner, { viewport: phone });
  holder = await troupe.as('solver');
});
beforeEach(endsWhereItBroke(() => troupe.people.whatStands()));
afterAll(() => troupe?.close());

const line = (title: string) =>
  company.page.getByRole('list', { name: '成果' }).getByRole('listitem').filter({ hasText: title });

test('told of a match, the company opens it on a phone, and its reasons by the keyboard', async () => {
  await company.open('/workspace/inbox');
  await company.follow('有成果与您的需求匹配');
  await company.sees(fits, '契合度');
  expect(await company.reads()).not.toContain('小麦抗病育种');
  const summary = line(fits).locator('summary');
  await summary.focus();
  await company.page.keyboard.press('Enter');
  await company.sees('共有的词“薄膜”', '领域相同', '合计');
  expect(await faultsOf(company)).toEqual([]);
});

test('it says what is not relevant, which then stands last, and takes it back', async () => {
  await company.act('不相关', undefined, line(poor));
  await company.sees('本单位评价：不相关（周需求）');
  expect(await faultsOf(company)).toEqual([]);
  await company.act('收回评价', undefined, line(poor));
  await line(poor).getByRole('button', { name: '不相关' }).waitFor();
});

test('it asks about the one that fits; what is missing is told at the fields, and what was typed stays', async () => {
  await company.follow('询问合作', line(fits));
  await company.sees('写给成果持有人');
  await company.write('询问内容', '想用于冷链包装，盼了解中试条件。');
  await company.press('发出询问');
  await company.pick('用途', '用于本单位的产品或生产');
  await company.tick('希望的合作方式', ['技术许可']);
  expect(await company.page.getByLabel('询问内容').inputValue()).toBe('想用于冷链包装，盼了解中试条件。');
  expect(await faultsOf(company)).toEqual([]);
  await company.press('发出询问');
  await company.sees('待答复', '周需求');
});

test('the owner of the achievement reads it at its desk and accepts: the deal is open to both', async () => {
  await holder.doTask('答复成果询问');
  await holder.sees('想用于冷链包装，盼了解中试条件。', '沪上样本新材料有限公司（已认证）');
  expect(await faultsOf(holder)).toEqual([]);
  await holder.act('接受并开始对接', async () => undefined);
  await holder.follow('打开对接项目');
  await holder.sees('询问方（承接）', '成果方', `成果询问 ${first.number}`);
  expect(await faultsOf(holder)).toEqual([]);
  await company.lookAgain();
  await company.sees('已接受', '打开对接项目');
});

test('it sees which needs its achievement matches, and takes its organisation out of matching', async () => {
  await holder.open(`/workspace/achievements/${first.id}`);
  await holder.follow('匹配的需求');
  await holder.sees('高韧性薄膜的低温制备', '契合度');
  expect(await faultsOf(holder)).toEqual([]);
  await holder.follow('匹配设置', holder.page.getByRole('main'));
  await holder.act('不再参与');
  await holder.sees('不参与，自');
  expect(await faultsOf(holder)).toEqual([]);
  await company.open(`/workspace/needs/${need.id}/matches`);
  await company.sees('没有找到足够相近的成果');
  expect(troupe.people.problems()).toEqual([]);
});
