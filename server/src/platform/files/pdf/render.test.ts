import { afterAll, beforeAll, expect, test } from 'vitest';
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
const pages = (bytes: Uint8Array) =>
  Buffer.from(bytes)
    .toString('latin1')
    .match(/\/Type \/Page\b/g)?.length;

test('a paper becomes as many pages as it needs, with its fonts inside, the same bytes whenever it is asked for', async () => {
  const made = await Promise.all([paper('一'), paper('二'), paper('一')].map((one) => renderPdf(world.platform, one)));
  const [first, second, third] = made;
  if (!first || !second) throw new Error('nothing made');
  expect(third).toBe(first);
  expect(Buffer.from(second).equals(Buffer.from(first))).toBe(false);
  expect([pages(first), Buffer.from(first).includes('NotoSansHans')]).toEqual([4, true]);
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
