import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { shanghaiDate } from '#kernel/working-days.ts';
import { makePerson } from '#modules/identity/factory.ts';
import { wholeDraft } from '#modules/needs/factory.ts';
import { faultsOf } from '../look.ts';
import type { Someone } from '../people.ts';
import { endsWhereItBroke, openTroupe, type Troupe } from '../troupe.ts';

// A need that its review cannot make out: handed on to another reviewer, looked at by a broker, and sent back to its owner.

vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });
const secret = '三号添加剂占千分之七，二百一十摄氏度保温。';
let troupe: Troupe;
let reviewer: Someone;
let second: Someone;
let broker: Someone;
let owner: Someone;
let need: string;

beforeAll(async () => {
  troupe = await openTroupe();
  const { world, people, organisations, track, contest } = troupe.stage;
  const of = world.as(people.owner).needs;
  const body = { organisation: organisations.enterprise, track, need: wholeDraft({ problem: secret }) };
  need = (await of.create({ body })).id;
  await of.submit({ params: { id: need }, body: { declaration: '2026-1' } });
  const other = await makePerson(world.platform, {
    name: '样本审核二',
    grants: [{ role: 'reviewer', scope: 'contest', scopeId: contest }],
  });
  reviewer = await troupe.as('reviewer');
  second = await troupe.people.sitDown(other);
  broker = await troupe.as('broker');
  owner = await troupe.as('owner');
});
beforeEach(endsWhereItBroke(() => troupe.people.whatStands()));
afterAll(() => troupe?.close());

test('a reviewer hands its review on with a reason, and may no longer say who has it', async () => {
  await reviewer.open(`/workspace/needs/${need}`);
  await reviewer.act('领取审核');
  await reviewer.act('转交审核', async () => {
    await reviewer.find('转交给', '样本审核二');
    await reviewer.write('理由', '出差两周');
  });
  await reviewer.sees('样本审核二 · 出差两周', '这项需求不在您手上');
  expect(await faultsOf(reviewer)).toEqual([]);
});

test('what is unclear goes to a named broker until a day, and its owner is told who and until when', async () => {
  await second.open(`/workspace/needs/${need}`);
  await second.act('审核通过', async () => {
    for (const list of ['真实性', '有效性']) await second.tick(list);
    await second.pick('分类', '需求不清，需再诊断');
  });
  const due = shanghaiDate(await troupe.later(3 * 86_400_000));
  await second.act('请人二次诊断', async () => {
    await second.find('请谁诊断', '钱经理');
    await second.write('诊断期限', due);
    await second.write('要弄清什么', '断裂伸长率在什么条件下测？');
  });
  await second.sees('待诊断', '尚未阅读原文', due);
  await owner.open(`/workspace/needs/${need}`);
  await owner.sees('二次诊断', '钱经理', '样本技术转移中心', due);
  expect(await owner.reads()).not.toContain('断裂伸长率在什么条件下测？');
  expect(await faultsOf(owner)).toEqual([]);
});

test('the broker reads no word before it undertakes secrecy, reads, and says what its owner is to be asked', async () => {
  await broker.open('/workspace');
  await broker.doTask('给出二次诊断意见');
  await broker.sees('沪上样本新材料有限公司', '断裂伸长率在什么条件下测？');
  expect(await broker.reads()).not.toContain(secret);
  expect(await faultsOf(broker)).toEqual([]);
  await broker.act('承诺并阅读原文', () => broker.agree('我承诺以上各项'));
  await broker.sees(secret, '给出诊断意见');
  await broker.pick('建议', '请需求方补充后再审');
  await broker.press('给出诊断意见');
  await broker.sees('请需求方修改，须写明至少一处');
  const first = await broker.row('不清之处', 1, '添加一处');
  const pick = async (label: string, option: string) => {
    await first.getByRole('combobox', { name: label }).fill(option);
    await broker.page.getByTitle(option, { exact: true }).last().click();
  };
  await pick('位置', '技术指标');
  await pick('问题', '无法检验');
  await broker.write('要问的问题', '在零下多少度测？', first);
  expect(await faultsOf(broker)).toEqual([]);
  await broker.press('给出诊断意见');
  await broker.sees('诊断意见已送出');
  expect(await broker.reads()).not.toContain(secret);
  await troupe.hiddenFrom(['broker', 'solver', 'rival', 'judge'], `/workspace/needs/${need}`, secret);
});

test('the owner finds the question at its field, and who read its original', async () => {
  await owner.open('/workspace');
  await owner.doTask('按退回理由修改需求');
  await owner.sees('在零下多少度测？');
  await owner.open(`/workspace/needs/${need}`);
  await owner.sees('已诊断', '请需求方补充后再审');
  await owner.page.getByText('阅读记录').click();
  await owner.sees('原文');
  expect(await faultsOf(owner)).toEqual([]);
  expect(troupe.people.problems()).toEqual([]);
});
