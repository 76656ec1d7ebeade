import { expect, test } from 'vitest';
import { parameters } from '../../../../server/src/platform/search/match/parameters.ts';
import { choose, chooseOn, foldOf, folds, ranges, settings } from './folds.ts';
import type { Measures } from './measures.ts';

const measures = (ndcg10: number | null): Measures => ({ ndcg10, auc: 0.5, r50: 0.5, r50_related: 0.5 });

test('settings lie within their ranges, spread over them, the same at every run, and leave the other numbers as they are', () => {
  const all = settings();
  expect(all).toEqual(settings());
  for (const [name, [from, to]] of Object.entries(ranges)) {
    const values = all.map((one) => one[name as keyof typeof ranges]);
    expect(values.filter((value) => value < from || value > to)).toEqual([]);
    expect(Math.min(...values)).toBeLessThan(from + (to - from) / 4);
    expect(Math.max(...values)).toBeGreaterThan(to - (to - from) / 4);
  }
  expect(new Set(all.map(({ saturation }) => saturation))).toEqual(new Set([parameters.saturation]));
});

test('the mean of the best is chosen, and a need that says nothing counts for nothing', () => {
  const all = [1, 2, 4, 9].map((title) => ({ ...parameters, title }));
  const measured = [0.1, 0.5, 0.7, 0.2].map((value) => [measures(value), measures(null)]);
  expect(choose(all, measured, 2)).toEqual({ ...parameters, title: 3 });
});

test('a need that is kept out has no part in what is chosen', () => {
  const all = [1, 5].map((title) => ({ ...parameters, title }));
  // All like the first setting a little, but the last likes the second so much that it decides.
  const measured = [[0.6, 0.6, 0.6].map(measures), [0.55, 0.55, 1].map(measures)];
  expect(chooseOn(() => true, all, measured, 1).title).toBe(5);
  expect(chooseOn((need) => need !== 2, all, measured, 1).title).toBe(1);
  expect(chooseOn((need) => need !== 0, all, measured, 1).title).toBe(5);
});

test('a need that was filed twice is in one fold, and folds are about as large', () => {
  expect(foldOf(' 废水处理 ')).toBe(foldOf('废水处理'));
  const sizes = Array.from({ length: 1000 }, (_, i) => foldOf(`需求${i}`)).reduce((all, fold) => {
    all[fold] = (all[fold] ?? 0) + 1;
    return all;
  }, Array<number>(folds).fill(0));
  expect(Math.min(...sizes)).toBeGreaterThan(150);
});
