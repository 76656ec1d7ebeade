import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { makePublishedNeed } from '#modules/needs/factory.ts';
import type { Persona } from '../../stage.ts';
import { faultsOf } from '../look.ts';
import type { Someone } from '../people.ts';
import { endsWhereItBroke, openTroupe, type Troupe } from '../troupe.ts';

// The confidential text of a need at its pages: its owner offers it, solvers ask and read, who is kept out waits like anyone.

vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });
const secret = '三号添加剂占千分之七，二百一十摄氏度保温。';
const ownTerms = '查阅人不得向供应商求证。';
let troupe: Troupe;
let owner: Someone;
let solver: Someone;
let need: { id: string; number: string };
let access: string;

beforeAll(async () => {
  troupe = await openTroupe();
  const { world, people, organisations, track } = troupe.stage;
  const { owner: of, reviewer, clearance_officer: officer, organiser } = people;
  const staff = { owner: of.viewer, reviewer: reviewer.viewer, officer: officer.viewer, organiser: organiser.viewer };
  need = await makePublishedNeed(world.platform, staff, { organisation: organisations.enterprise, track });
  owner = await troupe.as('owner');
  solver = await troupe.as('solver');
});
beforeEach(endsWhereItBroke(() => troupe.people.whatStands()));
afterAll(() => troupe?.close());

const yes = async () => {};
const work = () => `/workspace/needs/${need.id}/confidential`;
const asking = () => `/workspace/confidential/new?need=${encodeURIComponent(need.number)}`;
const ask = async (one: Someone) => {
  await one.open(`/needs/${need.number}`);
  await one.follow('阅读条款，申请查阅');
  await one.sees('保密义务自查阅之日起持续三年', ownTerms);
  await one.agree('我已阅读，并代表本人和所选单位接受以上条款');
  await one.press('接受条款并申请查阅');
  await one.sees('已提交申请，等待需求方决定');
};

test('an owner finds the way from its need, writes, attaches a file and offers it under its own terms', async () => {
  await owner.open(`/workspace/needs/${need.id}`);
  await owner.follow('保密文本', owner.page.getByRole('main'));
  await owner.write('标题', '配方与工况');
  await owner.press('开始撰写');
  await owner.sees('请填写');
  await owner.write('保密正文', secret);
  await owner.press('开始撰写');
  const indicator = await owner.row('保密指标', 1, '添加一项指标');
  await owner.write('指标', '保温温度', indicator);
  await owner.write('目标值', '210', indicator);
  await owner.write('本单位另加的条款', ownTerms);
  await owner.follow('返回保密文本');
  await owner.sees(secret, '保温温度', '未开放');
  await owner.upload('上传保密附件', '配方.pdf');
  await owner.act('开放查阅', () => owner.agree('我已阅读并承诺'));
  await owner.sees('第 1 版', '还没有人申请查阅', ownTerms);
});

test('the page of the need tells everyone the same: that there is one, and how it is had', async () => {
  await owner.act('排除一家单位', () => owner.find('单位', '样本研究院'));
  await owner.sees('样本研究院');
  const visitor = await troupe.people.sitDown();
  const read: string[] = [];
  for (const one of [visitor, solver, await troupe.as('rival')]) {
    await one.open(`/needs/${need.number}`);
    await one.sees('经需求方同意后可以查阅');
    read.push((await one.page.getByRole('article').first().textContent()) ?? '');
  }
  expect(new Set(read).size).toBe(1);
  expect([secret, ownTerms, '210'].filter((word) => read[0]?.includes(word))).toEqual([]);
  await troupe.hiddenFrom(['solver', 'rival', 'judge'], work(), secret, ownTerms);
});

test('a solver accepts the terms, waits without reading a word, and its owner agrees from the desk', async () => {
  await ask(solver);
  access = solver.partOfAddress();
  expect(await solver.reads()).not.toContain(secret);
  await owner.doTask('决定是否同意查阅保密文本');
  await owner.sees('李揭榜 · 样本理工大学', '已接受条款第 1 版', '查阅 0 次');
  await owner.act('同意查阅');
});

test('the solver reads and downloads, and each is on the owner’s record', async () => {
  await solver.open('/workspace/confidential');
  await solver.follow(/./, solver.page.getByRole('list', { name: '保密文本' }));
  expect(await solver.reads()).not.toContain(secret);
  await solver.act('查阅保密文本', yes);
  await solver.sees(secret, '保温温度');
  expect(await solver.download('配方.pdf')).toContain('%PDF');
  await owner.lookAgain();
  const record = owner.page.getByRole('list', { name: '查阅记录' }).getByRole('listitem');
  await record.first().waitFor();
  const lines = await record.allTextContents();
  expect(lines.map((line) => /查阅正文|下载附件：配方\.pdf/.exec(line)?.[0])).toEqual([
    '下载附件：配方.pdf',
    '查阅正文',
  ]);
  expect(lines.filter((line) => line.includes('李揭榜 · 样本理工大学'))).toHaveLength(2);
});

test('who is kept out finds, asks and waits as anyone does; its owner is told, and answers the others', async () => {
  const [stranger, rival] = [await troupe.as('stranger'), await troupe.as('rival')];
  // Apart from who reads and when, the pages are the same to the letter.
  const bare = async (one: Someone) => (await one.reads()).replace(/旁观样本公司|样本研究院|\d|刚刚|分钟前/g, '');
  const offered: string[] = [];
  const waiting: string[] = [];
  for (const one of [stranger, rival]) {
    await one.open(asking());
    await one.sees(ownTerms);
    offered.push(await bare(one));
    await ask(one);
    waiting.push(await bare(one));
  }
  expect([offered[1], waiting[1]]).toEqual([offered[0], waiting[0]]);
  await owner.lookAgain();
  const lineOf = (who: string) =>
    owner.page.getByRole('list', { name: '谁申请或获准查阅' }).getByRole('listitem').filter({ hasText: who });
  await lineOf('赵对手').getByText('该单位在排除名单中').waitFor();
  expect(await lineOf('赵对手').getByRole('button', { name: '同意查阅', exact: true }).isDisabled()).toBe(true);
  await owner.act('不同意查阅', () => owner.write('理由', '与本需求无关。'), lineOf('孙路人'));
  await stranger.open(asking());
  await stranger.sees('保密文本目前不对您开放');
  expect(await stranger.reads()).not.toContain(ownTerms);
  await owner.open('/workspace');
  await owner.sees('您好');
  expect(await owner.reads()).not.toContain('决定是否同意查阅保密文本');
  await owner.open(work());
});

test('changed terms are accepted anew before the new version is read', async () => {
  await owner.follow('修改保密文本');
  await owner.write('本单位另加的条款', '查阅人须单独保管。');
  await owner.follow('返回保密文本');
  await owner.act('开放新版本', () => owner.agree('我已阅读并承诺'));
  await solver.lookAgain();
  await solver.sees('条款已修改，尚未接受');
  await solver.act('接受修改后的条款', async () => {
    await solver.sees('查阅人须单独保管。');
    await solver.agree('我已阅读，并代表本人和所选单位接受以上条款');
  });
  await solver.act('查阅保密文本', yes);
  await solver.sees('第 2 版', secret);
});

test('staff read it for a reason, which its owner finds', async () => {
  const officer = await troupe.as('clearance_officer');
  await officer.open(`/workspace/needs/${need.id}`);
  await officer.follow('保密文本', officer.page.getByRole('main'));
  await officer.sees('工作人员查阅须写明理由');
  expect(await officer.reads()).not.toContain(secret);
  await officer.act('查阅保密文本', () => officer.write('理由', '核对是否含国家秘密。'));
  await officer.sees(secret);
  await owner.lookAgain();
  await owner.sees('核对是否含国家秘密。');
});

type Shown = readonly [name: string, who: Persona, path: () => string, says: Record<'zh' | 'en', string>];
const shown: readonly Shown[] = [
  ['the text of an owner', 'owner', work, { zh: '谁申请或获准查阅', en: 'Who asked, and who may read' }],
  ['its form', 'owner', () => `${work()}/edit`, { zh: '本单位另加的条款', en: 'Terms of your own' }],
  ['the text for staff', 'organiser', work, { zh: '工作人员查阅须写明理由', en: 'Staff give a reason' }],
  ['asking', 'broker', asking, { zh: '以哪个单位的名义', en: 'For which organisation' }],
  ['not open', 'stranger', asking, { zh: '目前不对您开放', en: 'not open to you' }],
  ['asked before', 'solver', asking, { zh: '您已经申请过', en: 'You have asked already' }],
  ['one access', 'solver', () => `/workspace/confidential/${access}`, { zh: '已接受的条款', en: 'Terms accepted' }],
  ['one’s accesses', 'solver', () => '/workspace/confidential', { zh: '可查阅', en: 'May read' }],
  ['the page of the need', 'solver', () => `/needs/${need.number}`, { zh: '阅读条款', en: 'Read the terms' }],
];
const both = shown.flatMap(([name, who, path, says]) => [
  [name, 'zh', who, path, says.zh] as const,
  [name, 'en', who, () => `/en${path()}`, says.en] as const,
]);

test.each(both)('%s (%s) has no fault at 1440 and 375 pixels', async (_name, _language, who, path, says) => {
  const one = await troupe.people.sitDown(troupe.stage.people[who]);
  await one.open(path());
  await one.sees(says);
  expect(await faultsOf(one)).toEqual([]);
  await one.context.close();
});

test('ended by its owner, the text goes from the page that its reader has open', async () => {
  await solver.sees(secret);
  await owner.act('终止查阅', () => owner.write('理由', '比选已经结束。'));
  await troupe.stage.world.settle();
  await solver.sees('比选已经结束。');
  expect(await solver.reads()).not.toContain(secret);
});

test('no page had an error, and none asked another site for anything', () => {
  expect(troupe.people.problems()).toEqual([]);
});
