import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { wholeAchievement } from '#modules/achievements/factory.ts';
import { emailOf } from '#modules/identity/index.ts';
import { faultsOf } from '../look.ts';
import type { Someone } from '../people.ts';
import { endsWhereItBroke, openTroupe, type Troupe } from '../troupe.ts';

// An achievement from its first words to its public page: written, handed in, sent back, mended, public.

vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });
let troupe: Troupe;
let owner: Someone;
let reviewer: Someone;
let visitor: Someone;
let id: string;
const title = '耐低温聚酯薄膜的连续制备工艺';

beforeAll(async () => {
  troupe = await openTroupe();
  owner = await troupe.as('owner');
  reviewer = await troupe.as('reviewer');
  visitor = await troupe.people.sitDown();
});
beforeEach(endsWhereItBroke(() => troupe.people.whatStands()));
afterAll(() => troupe?.close());

test('an empty library says what it is for, and its owner begins with a title', async () => {
  await visitor.open('/achievements');
  await visitor.sees('成果库里还没有成果');
  expect(await faultsOf(visitor)).toEqual([]);
  await owner.open('/workspace/achievements');
  await owner.sees('还没有成果');
  await owner.follow('登记成果');
  await owner.write('成果名称', title);
  await owner.press('开始填写');
  await owner.sees('签署并提交审核');
  id = /achievements\/([0-9a-f-]{36})\/edit/.exec(owner.page.url())?.[1] ?? '';
  expect(await faultsOf(owner)).toEqual([]);
});

test('the form saves itself, and what is missing is told at the fields', async () => {
  await owner.write('成果简介', '以共聚改性与双向拉伸连续制备耐低温薄膜。');
  const person = await owner.row('完成人', 1, '添加完成人');
  await owner.write('姓名', '样本甲', person);
  await owner.press('签署并提交审核');
  await owner.agree('我已阅读并承诺');
  await owner.press('签署并提交审核');
  await owner.sees('成果还有必填内容未填');
  expect(await faultsOf(owner)).toEqual([]);
  const { world, people } = troupe.stage;
  const { draft } = await world.as(people.owner).achievements.work({ params: { id } });
  expect([draft.text, draft.completers]).toEqual([
    '以共聚改性与双向拉伸连续制备耐低温薄膜。',
    [{ name: '样本甲', unit: null }],
  ]);
});

test('a reviewer finds it at its desk and sends it back; the owner reads what is to be mended where', async () => {
  const { world, people } = troupe.stage;
  const of = world.as(people.owner).achievements;
  const { version } = await of.work({ params: { id } });
  await of.edit({ params: { id }, version, body: wholeAchievement({ title, nameCompleters: false }) });
  await of.submit({ params: { id }, body: { declaration: '2026-1' } });
  await reviewer.open('/workspace');
  await reviewer.doTask('审核成果');
  await reviewer.sees(title, '中试线连续运行七十二小时的记录。');
  expect(await faultsOf(reviewer)).toEqual([]);
  await reviewer.act('退回修改', () => reviewer.write('总的意见', '请补充应用情况。'));
  await owner.open('/workspace');
  await owner.doTask('按退回理由修改成果');
  await owner.sees('请补充应用情况。');
  await owner.act('签署并提交审核', () => owner.agree('我已阅读并承诺'));
  await owner.sees('审核中');
  expect(await faultsOf(owner)).toEqual([]);
});

test('each point confirmed, it is public: in the library, on a page of its own, in both languages', async () => {
  await reviewer.open('/workspace/achievements/review');
  await reviewer.follow(title);
  await reviewer.act('通过并公开', () => reviewer.tick('核对事项'));
  await reviewer.sees('已公开');
  await visitor.open('/achievements?region=31&form=process');
  await visitor.sees(title, '沪上样本新材料有限公司');
  expect(await faultsOf(visitor)).toEqual([]);
  await visitor.open('/achievements?region=33');
  await visitor.sees('没有符合条件的成果');
  const { world, people } = troupe.stage;
  const { number } = await world.as(people.owner).achievements.work({ params: { id } });
  for (const prefix of ['', '/en']) {
    await visitor.open(`${prefix}/achievements/${number}`);
    await visitor.sees(prefix ? 'Continuous making of polyester film' : title, 'ZL209912345678.9');
    expect(await faultsOf(visitor)).toEqual([]);
    expect(await visitor.reads()).not.toContain('样本甲');
  }
  expect(troupe.people.problems()).toEqual([]);
});

test('public, it is assessed: its owner reads each point with its evidence, and decides whether everyone does', async () => {
  const { world, people } = troupe.stage;
  const { number } = await world.as(people.owner).achievements.work({ params: { id } });
  await visitor.open(`/achievements/${number}`);
  expect(await visitor.reads()).not.toContain('粗评估');
  await owner.open(`/workspace/achievements/${id}`);
  await owner.follow('查看粗评估');
  await owner.sees('自动评估 · 评估规则第 1 版', '51.15', '公开页面不展示粗评估');
  await owner.page.getByText('成熟度 26 / 100').click();
  await owner.sees('7 级 环境级', '由更高等级推定');
  expect(await faultsOf(owner)).toEqual([]);
  await owner.act('在公开页面展示', async () => undefined);
  await owner.sees('任何人可见');
  for (const prefix of ['', '/en']) {
    await visitor.open(`${prefix}/achievements/${number}`);
    await visitor.sees(prefix ? 'Nothing is verified' : '不核实内容', '51.15');
    expect(await faultsOf(visitor)).toEqual([]);
  }
  expect(troupe.people.problems()).toEqual([]);
});

test('a reviewer asks an expert, who corrects a score by keyboard and signs; both stand side by side, and everyone reads it', async () => {
  const { world, people } = troupe.stage;
  const { number } = await world.as(people.owner).achievements.work({ params: { id } });
  const address = await emailOf(world.platform.db, people.judge.person);
  await reviewer.open(`/workspace/achievements/${id}/assessment`);
  await reviewer.sees('还没有邀请过专家');
  await reviewer.act('邀请一位专家', () => reviewer.write('专家的邮箱', address ?? ''));
  await reviewer.sees('已邀请');
  expect(await faultsOf(reviewer)).toEqual([]);
  const expert = await troupe.as('judge');
  await expert.open('/workspace');
  await expert.doTask('答复成果评估邀请');
  await expert.sees(title, '自动评估');
  expect(await faultsOf(expert)).toEqual([]);
  await expert.act('接受邀请', () => expert.agree('我与这项成果、完成人和持有单位没有利害关系'));
  await expert.sees('自动评估 26 分，权重 25%');
  expect(await faultsOf(expert)).toEqual([]);
  const { page } = expert;
  await page.getByLabel('成熟度得分').focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('46');
  await expert.sees('您的评估 56.15');
  await expert.press('签署评估');
  await expert.press('签署评估');
  await expert.sees('评估还没有填完整');
  await page.getByLabel('成熟度：修正的理由').fill('中试记录完整，逐级可查。');
  await page.getByLabel('成熟度：修正的理由').press('Tab');
  await page.keyboard.type('现场核查记录第 2 页。');
  await expert.sees('已保存');
  await expert.act('签署评估', async () => undefined);
  await expert.sees('已签署');
  await owner.open(`/workspace/achievements/${id}/assessment`);
  await owner.sees('56.15', '51.15', '26 → 46', '现场核查记录第 2 页。');
  expect(await faultsOf(owner)).toEqual([]);
  await visitor.open(`/achievements/${number}`);
  await visitor.sees('专家评估', '56.15', '中试记录完整');
  expect(await faultsOf(visitor)).toEqual([]);
  expect(troupe.people.problems()).toEqual([]);
});

test('a sheet of its own is uploaded, its columns matched over a preview, and what is wrong told by its cell', async () => {
  await owner.open('/workspace/achievements/imports');
  await owner.sees('还没有导入过', '下载模板');
  expect(await faultsOf(owner)).toEqual([]);
  const lines = ['我的名称,成果简介,成熟度', '表中第一项,简介一,7', '表中第二项,简介二,七十'];
  await owner.page.getByLabel('上传文件').setInputFiles({
    name: '我的成果.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(lines.join('\n')),
  });
  await owner.sees('A 列“我的名称”', '表中第一项', '试读前 2 行：0 行可以导入');
  await owner.find('A 列“我的名称”', '成果名称');
  await owner.sees('试读前 2 行：1 行可以导入', '应为 1 至 13');
  expect(await faultsOf(owner)).toEqual([]);
  await owner.act('开始导入');
  await owner.lookAgain();
  await owner.sees('已完成', '草稿已列入', '第 3 行 C 列“成熟度”');
  expect(await faultsOf(owner)).toEqual([]);
  await owner.follow('查看我的成果');
  await owner.sees('表中第一项');
  expect(await owner.reads()).not.toContain('表中第二项');
  expect(troupe.people.problems()).toEqual([]);
});

test('what was imported twice is proposed with what it shares, merged by its owner, and taken out again', async () => {
  const { world, people, organisations } = troupe.stage;
  const again = wholeAchievement({ title: '表中第一项', ip: [], text: null, textEn: 'Another one.' });
  const body = { organisation: organisations.enterprise, achievement: again };
  const { id: twin } = await world.as(people.owner).achievements.create({ body });
  await owner.open(`/workspace/achievements/${twin}`);
  await owner.sees('可能重复的成果', '名称相同');
  expect(await faultsOf(owner)).toEqual([]);
  await owner.act('并入“表中第一项”', async () => undefined);
  await owner.lookAgain();
  await owner.sees('已并入', '撤销合并，恢复为草稿');
  expect(await faultsOf(owner)).toEqual([]);
  await owner.act('撤销合并，恢复为草稿');
  await owner.lookAgain();
  await owner.sees('草稿', '可能重复的成果');
  expect(troupe.people.problems()).toEqual([]);
});
