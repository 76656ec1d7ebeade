import { Buffer } from 'node:buffer';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { faultsOf } from '../look.ts';
import type { Someone } from '../people.ts';
import { endsWhereItBroke, openTroupe, type Troupe } from '../troupe.ts';

// An organiser imports needs from a sheet, at its pages.

vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });
let troupe: Troupe;
let organiser: Someone;

beforeAll(async () => {
  troupe = await openTroupe();
  organiser = await troupe.as('organiser');
});
beforeEach(endsWhereItBroke(() => troupe.people.whatStands()));
afterAll(() => troupe?.close());

const company = '沪上样本新材料有限公司';
const csv = (...rows: string[]) => Buffer.from(['需求单位,需求名称,技术领域,期限（月）', ...rows].join('\n'));
const upload = async (name: string, buffer: Buffer) => {
  await organiser.page.getByLabel('上传表格').setInputFiles({ name, mimeType: 'text/csv', buffer });
  await organiser.page.waitForURL(/need-imports\/.+/);
};

test('an organiser finds the way from its desk, and a template with every column', async () => {
  await organiser.open('/workspace/desks/organiser');
  await organiser.follow('批量导入需求', organiser.page.getByRole('main'));
  await organiser.sees('还没有导入过', '每行填一项需求');
  const arriving = organiser.page.waitForEvent('download');
  await organiser.page.getByRole('link', { name: '下载模板 (.xlsx)' }).click();
  const file = await arriving;
  const [heads = []] = await readSheet(await file.path());
  expect([file.suggestedFilename(), heads.length, heads[0]]).toEqual(['需求批量导入模板.xlsx', 23, '需求单位 *']);
  expect(await faultsOf(organiser)).toEqual([]);
});

test('an upload goes to its progress, which ends without a reload in what was imported and in every cell that is wrong', async () => {
  const rows = Array.from(
    { length: 130 },
    (_, n) => `${company},第${n}项,${n < 120 ? '碳纤' : '401'},${n === 0 ? '一年' : '12'}`,
  );
  await upload('上半年需求.csv', csv(...rows, `无此单位,另一项,401,12`));
  await organiser.sees('等待中', '可以离开本页');
  expect(await faultsOf(organiser)).toEqual([]);
  await troupe.stage.world.settle();
  await organiser.sees('已完成', '第 2 行 C 列“技术领域”', '第 2 行 D 列“期限（月）”', '草稿已归各需求单位', '碳纤');
  expect(await organiser.reads()).toMatch(/表格行数131 行已导入10 行此前已导入或重复0 行有误121 行/);
  const table = organiser.page.getByRole('figure', { name: '有误的行' }).locator('tbody tr');
  expect(await table.count()).toBe(101);
  await organiser.press('再看一些');
  await organiser.sees('第 132 行 A 列“需求单位”', '平台上没有这个单位');
  expect(await faultsOf(organiser)).toEqual([]);
  const arriving = organiser.page.waitForEvent('download');
  await organiser.page.getByRole('link', { name: '下载有误的行 (.xlsx)' }).click();
  const sheet = await readSheet(await (await arriving).path());
  expect([sheet.length, sheet[1]?.slice(0, 3)]).toEqual([123, [2, 'C', '技术领域']]);
});

test('in English it reads as well', async () => {
  await organiser.open(organiser.page.url().replace('/workspace', '/en/workspace'));
  await organiser.sees('row 2, column C “技术领域”', 'is no code or name of a high-tech field', 'Done');
  expect(await faultsOf(organiser)).toEqual([]);
  await organiser.open('/en/workspace/need-imports');
  await organiser.sees('Imports so far', 'Imported 10 rows', 'With errors 121 rows');
  expect(await faultsOf(organiser)).toEqual([]);
});

test('the company is told, and finds its drafts', async () => {
  const owner = await troupe.as('owner');
  await owner.open('/workspace/inbox');
  await owner.sees('承办单位为贵单位录入了需求草稿，请补全并提交');
  await owner.open('/workspace/needs');
  await owner.sees('第125项');
});

test('what is no sheet says why; what waits can be cancelled; both stand in the list', async () => {
  await organiser.open('/workspace/need-imports');
  await upload('旧文件.xlsx', Buffer.from('d0cf11e0a1b11ae1', 'hex'));
  await troupe.stage.world.settle();
  await organiser.sees('没有导入任何内容', '旧版 Excel 文件');
  expect(await faultsOf(organiser)).toEqual([]);
  await organiser.follow('再导入一张表格');
  await upload('不要了.csv', csv(`${company},不要的需求,401,12`));
  await organiser.page.getByRole('button', { name: '取消导入', exact: true }).click();
  const dialogue = organiser.page.getByRole('dialog', { name: '取消导入' });
  expect(await faultsOf(organiser)).toEqual([]);
  await dialogue.getByRole('button', { name: '取消导入', exact: true }).click();
  await organiser.sees('导入已取消，此前导入的草稿仍然保留');
  await organiser.open('/workspace/need-imports');
  await organiser.sees('上半年需求.csv', '已导入 10 行', '有误 121 行', '未能读取', '已取消');
  expect(await faultsOf(organiser)).toEqual([]);
});

test('who organises nothing finds nothing there, and no page had an error', async () => {
  await organiser.follow('上半年需求.csv');
  const owner = await troupe.as('owner');
  await owner.open(new URL(organiser.page.url()).pathname);
  await owner.sees('没有找到');
  const read = await owner.reads();
  expect(['碳纤', '上半年需求'].filter((word) => read.includes(word))).toEqual([]);
  expect(troupe.people.problems()).toEqual([]);
});
