import { expect, test } from 'vitest';
import { bootstrap, measure, ndcg } from './measures.ts';
import { recipe, wordsAndPairs } from './recipe.ts';

const judgements = [4, 1, 3, 1].map((grade, title) => ({ title, grade }));

test('a ranking as people judged is worth 1, the opposite less, and one without a good judgement nothing that could be said', () => {
  expect(measure([9, 1, 8, 0.5], judgements)).toEqual({ ndcg10: 1, auc: 1, r50: 1, r50_related: 1 });
  expect(measure([0, 9, 1, 8], judgements).auc).toBe(0);
  expect(measure([1, 1, 1, 1], judgements).auc).toBe(0.5);
  expect(measure([1, 2], [{ title: 0, grade: 1 }])).toEqual({ ndcg10: null, auc: null, r50: null, r50_related: null });
});

test('nDCG by hand: gains 0, 1, 3, 7 over the logarithm of the place', () => {
  expect(ndcg([1, 4])).toBeCloseTo(7 / Math.log2(3) / 7, 9);
  expect(ndcg([2, 3, 4], 2)).toBeCloseTo((1 + 3 / Math.log2(3)) / (7 + 3 / Math.log2(3)), 9);
});

test('recall looks at the first fifty of everything, and what has no score is not found', () => {
  const scores = Array.from({ length: 100 }, (_, i) => i);
  expect(
    measure(scores, [
      { title: 50, grade: 3 },
      { title: 49, grade: 3 },
      { title: 51, grade: 2 },
    ]),
  ).toMatchObject({
    r50: 0.5,
    r50_related: 2 / 3,
  });
  expect(measure([0, 0], [{ title: 0, grade: 4 }]).r50).toBe(0);
});

test('a steady gain is certain, a gain of nothing is not', () => {
  expect(bootstrap([0, 1, null, 2], [1, 2, 5, 3])).toEqual({ mean: 1, from: 1, to: 1 });
  const { from, to } = bootstrap([0, 1, 0, 1], [1, 0, 1, 0]);
  expect(from).toBeLessThan(0);
  expect(to).toBeGreaterThan(0);
});

test('the recipe counts a word of two characters as word and pair, and ranks what shares the title first', () => {
  expect(wordsAndPairs('废水处理')).toEqual(['废水', '处理', '废水', '水处', '处理']);
  const scores = recipe(['废水 处理', '轴承', '处理 轴承'])({ title: '废水', content: '处理' });
  expect(scores[0]).toBeGreaterThan(scores[2] ?? 0);
  expect(scores[1]).toBe(0);
});
