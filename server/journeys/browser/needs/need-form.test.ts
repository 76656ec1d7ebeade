import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { makePublishedNeed } from '#modules/needs/factory.ts';
import { faultsOf, focused } from '../look.ts';
import type { Someone } from '../people.ts';
import { endsWhereItBroke, openTroupe, type Troupe } from '../troupe.ts';

// The guided form of a need, by its words and by the keyboard.

vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });
const title = '柔性薄膜低温焊接裂纹控制';
let troupe: Troupe;
let owner: Someone;
let need: string;

beforeAll(async () => {
  troupe = await openTroupe();
  const { world, people, organisations, track } = troupe.stage;
  const { owner: of, reviewer, clearance_officer: officer, organiser } = people;
  const staff = { owner: of.viewer, reviewer: reviewer.viewer, officer: officer.viewer, organiser: organiser.viewer };
  await makePublishedNeed(world.platform, staff, {
    organisation: organisations.enterprise,
    track,
    draft: { title: '薄膜低温焊接裂纹' },
  });
  owner = await troupe.as('owner');
});
beforeEach(endsWhereItBroke(() => troupe.people.whatStands()));
afterAll(() => troupe?.close());

const missing = () => owner.page.getByRole('complementary', { name: '还缺什么' });
const lacks = async () => missing().getByRole('button').allTextContents();
const saved = () => owner.sees(/^已保存 \d\d:\d\d/);

test('says what is missing, in the words of the server, and leads to the field', async () => {
  await owner.open('/workspace/needs/new');
  await owner.pick('专场', '样本专场1');
  await owner.write('需求标题', title);
  await owner.press('开始填写');
  await owner.sees('必填 11 项，已填 2 项', '例：激光焊接、铝塑膜、裂纹');
  need = new URL(owner.page.url()).pathname.split('/').at(-2) ?? '';
  const found = await troupe.stage.world.as(troupe.stage.people.owner).needs.preview({ params: { id: need } });
  expect(await lacks()).toHaveLength(found.missing.length);
  await missing().getByRole('button', { name: '成果归属' }).click();
  await vi.waitFor(async () => {
    expect(
      await owner.page.evaluate(() => document.activeElement?.closest('[data-path]')?.getAttribute('data-path')),
    ).toBe('ownership');
  });
  await owner.page.keyboard.type('双方共有');
  await saved();
  expect(await lacks()).not.toContain('成果归属');
});

test('the indicators are a table for the keyboard: Enter goes on, what is added and removed keeps its place', async () => {
  const first = await owner.row('技术指标', 1, '添加一项指标');
  await first.waitFor();
  const { keyboard } = owner.page;
  await keyboard.type('断裂伸长率');
  await keyboard.press('Tab');
  expect(await lacks()).toContain('技术指标 · 第 1 项 · 目标值');
  await keyboard.type('≥ 12');
  await keyboard.press('Enter');
  const second = await owner.row('技术指标', 2);
  await second.waitFor();
  await keyboard.type('厚度');
  await keyboard.press('Tab');
  await keyboard.type('0.1');
  await saved();
  await second.getByRole('button', { name: '删除技术指标第 2 项' }).press('Enter');
  await second.waitFor({ state: 'detached' });
  await keyboard.type('（低温）');
  expect(await first.getByLabel('指标', { exact: true }).inputValue()).toBe('断裂伸长率（低温）');
  await first.getByRole('button', { name: '删除技术指标第 1 项' }).press('Enter');
  await vi.waitFor(async () => expect((await focused(owner)).name).toBe('添加一项指标'));
});

test('files are added with a word on each, refused in words, and removed once it is confirmed', async () => {
  const files = [
    { name: '图纸（一）.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 样本') },
    { name: '程序.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ\u0090\u0000') },
  ];
  await owner.page.getByLabel('上传附件').setInputFiles(files);
  await owner.sees('图纸（一）.pdf', '未经恶意程序扫描', '不接受这种文件');
  await owner.press('知道了，移去 程序.pdf');
  await owner.act('删除 图纸（一）.pdf', async () => owner.sees('不能恢复'));
  await owner.sees('还没有文件');
});

test('needs like it are told with the terms they share, beside the form and before it is handed in', async () => {
  const like = owner.page.getByRole('region', { name: '相近的需求' });
  await like.getByRole('link', { name: '薄膜低温焊接裂纹' }).waitFor();
  expect(await like.textContent()).toMatch(/本单位 · 已张榜 · 共有：.*裂纹/);
  await owner.press('提交审核');
  await owner.page.getByRole('dialog').getByRole('link', { name: '薄膜低温焊接裂纹' }).waitFor();
  expect(await faultsOf(owner)).toEqual([]);
  await owner.press('取消');
});

test('the page has no fault at 1440 and 375 pixels, filled and unfilled', async () => {
  await owner.row('技术指标', 1, '添加一项指标');
  expect(await faultsOf(owner)).toEqual([]);
});

test('the preview is the public page with what was typed, saved first, and has no fault', async () => {
  await owner.write('技术难题', '低温焊接时开裂。');
  const opening = owner.page.context().waitForEvent('page');
  await owner.press('预览公开页面');
  const tab = await opening;
  await tab.getByRole('heading', { level: 1, name: title }).waitFor();
  await tab.getByText('低温焊接时开裂。').waitFor();
  await tab.getByText('公开页面会是这个样子').waitFor();
  await tab.close();
  await owner.open(`/workspace/needs/${need}`);
  await owner.follow('预览公开页面');
  expect(await faultsOf(owner)).toEqual([]);
});

test('what is not saved is not lost without a warning', async () => {
  await owner.open(`/workspace/needs/${need}/edit`);
  await owner.page.route('**/api/v1/workspace/needs/*', (route) =>
    route.request().method() === 'PUT' ? route.abort() : route.continue(),
  );
  await owner.write('预期成果', '样品');
  await owner.sees('尚未保存');
  const asked: string[] = [];
  owner.page.once('dialog', (dialog) => {
    asked.push(dialog.message());
    void dialog.dismiss();
  });
  await owner.page.getByRole('link', { name: '查看需求' }).click();
  await vi.waitFor(() => expect(asked).toEqual(['有内容尚未保存，离开将丢失。确定离开吗？']));
  expect(new URL(owner.page.url()).pathname).toMatch(/\/edit$/);
  await owner.page.unroute('**/api/v1/workspace/needs/*');
  await owner.write('现有基础', '中试线');
  await saved();
  // The browser says itself that the saving was cut off.
  expect(troupe.people.problems().filter((one) => !one.includes('ERR_FAILED'))).toEqual([]);
});
