import { afterAll, beforeAll, expect, test } from 'vitest';
import { pagesOf } from '#testing/printed.ts';
import { openWorld, type World } from '#testing/world.ts';
import type { Paper } from './paper.ts';
import { renderPdf } from './render.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const rows = Array.from({ length: 120 }, (_, n) => [`K7Q2M${n}`, '堃喆祎𠅤镕①℃≥μ²Ω 8 · 9 · 7']);
const paper = (title: string): Paper => ({
  title,
  above: 'GS-2026-0001',
  below: '高韧性薄膜的低温制备',
  locale: 'zh',
  at: new Date('2026-11-27T00:00:00Z'),
  foot: '第 {n} 页，共 {of} 页',
  code: [
    [true, false],
    [false, true],
  ],
  blocks: [
    { is: 'heading', text: '各轮' },
    { is: 'facts', rows: [['树根', 'ab'.repeat(32)]] },
    {
      is: 'table',
      columns: [
        { head: '代号', share: 1 },
        { head: '得分', share: 3 },
      ],
      rows,
    },
    { is: 'code', text: 'node verifier/src/main.ts' },
  ],
});
test('a paper becomes as many pages as it needs, with its fonts inside, the same bytes whenever it is asked for', async () => {
  const made = await Promise.all([paper('一'), paper('二'), paper('一')].map((one) => renderPdf(world.platform, one)));
  const [first, second, third] = made;
  if (!first || !second) throw new Error('nothing made');
  expect(third).toBe(first);
  expect(Buffer.from(second).equals(Buffer.from(first))).toBe(false);
  expect(Buffer.from(first).includes('NotoSansHans')).toBe(true);

  // What the pages say, read back from the bytes: everything once and in its order, the heads of a table and the foot on each page.
  const pages = pagesOf(first);
  expect(pages.map(({ size, missing }) => [...size, missing])).toEqual(Array(4).fill([595.28, 841.89, 0]));
  const texts = pages.map(({ lines }) => lines.map(({ text }) => text));
  expect(texts.map((page) => page.at(-1))).toEqual([1, 2, 3, 4].map((n) => `第 ${n} 页，共 4 页`));
  const heads = ['代号', '得分'];
  expect(texts.slice(1).map((page) => page.slice(0, 2))).toEqual(Array(3).fill(heads));
  const said = texts.flatMap((page) => page.slice(0, -1));
  expect(said.slice(0, 6)).toEqual(['GS-2026-0001', '一', '高韧性薄膜的低温制备', '各轮', '树根', 'ab'.repeat(32)]);
  expect(said.slice(6).filter((text) => !heads.includes(text))).toEqual([...rows.flat(), 'node verifier/src/main.ts']);
  // Nothing stands in the margins, and nothing is written over the line before.
  for (const { lines } of pages) {
    expect(lines.filter(({ x, y }) => x < 56 || x > 540 || y < 56 || y > 786)).toEqual([]);
    const column = lines.filter(({ x }) => x === lines[0]?.x).map(({ y }) => y);
    expect(column.filter((y, place) => place > 0 && (column[place - 1] ?? 0) - y < 9)).toEqual([]);
  }
});

test('a sign that the fonts do not have is found out by who reads the pages', async () => {
  const missing = async (title: string) => pagesOf(await renderPdf(world.platform, paper(title)))[0]?.missing;
  expect([await missing('楔形文字 𒀀'), await missing('楔形文字')]).toEqual([1, 0]);
});

test('the server goes on while a paper is laid out', async () => {
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 5);
  await renderPdf(world.platform, paper('三'));
  clearInterval(timer);
  expect(turns).toBeGreaterThan(5);
});
