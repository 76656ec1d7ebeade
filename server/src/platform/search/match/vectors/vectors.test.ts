import { expect, test } from 'vitest';
import { cooccurrence, sparse } from './cooccurrence.ts';
import { factor } from './factor.ts';
import { directionOf, dot, pointOf, trainVectors } from './vectors.ts';

test('a matrix of low rank is made again from its factor', () => {
  // M = X Xᵀ with X of rank 3: then U S Uᵀ = M, and places · placesᵀ is M.
  const x = Array.from({ length: 40 }, (_, i) => [Math.sin(i), Math.cos(3 * i), (i % 5) / 5]);
  const m = x.map((a) => x.map((b) => a.reduce((sum, value, k) => sum + value * (b[k] ?? 0), 0)));
  const places = factor(
    sparse(
      m.map((row) => new Map(row.entries())),
      40,
    ),
    3,
  );
  const product = (i: number, j: number) =>
    [0, 1, 2].reduce((sum, k) => sum + (places[i * 3 + k] ?? 0) * (places[j * 3 + k] ?? 0), 0);
  m.forEach((row, i) => {
    row.forEach((value, j) => {
      expect(product(i, j)).toBeCloseTo(value, 3);
    });
  });
});

test('words that stand together more than by chance have information, others none', () => {
  const texts = [...Array(20).fill([0, 1]), ...Array(20).fill([2, 3]), [0, 2]];
  const { start, column, value } = cooccurrence(texts, 4);
  const row = (word: number) =>
    new Map(Array.from(column.slice(start[word], start[word + 1]), (to, i) => [to, value[(start[word] ?? 0) + i]]));
  expect([...row(0).keys()]).toEqual([1]);
  expect(row(0).get(1)).toBeGreaterThan(0.5);
  expect([...row(3).keys()]).toEqual([2]);
});

test('words too rare are not learned, of too many the most frequent are, and points are of unit length', () => {
  const texts = [['a', 'b', 'c'], ['a', 'b', 'c'], ['a', 'b'], ['once']];
  const vectors = trainVectors(texts, { dimensions: 2, least: 2, most: 2 });
  expect([...vectors.placeOf.keys()]).toEqual(['a', 'b']);
  const point = pointOf(vectors, 'a');
  expect(point && dot(point, point)).toBeCloseTo(1, 5);
  expect(pointOf(vectors, 'c')).toBeUndefined();
  expect(directionOf(vectors, [['once', 1]])).toBeNull();
});

test('nothing to learn from is no error', () => {
  expect(trainVectors([]).placeOf.size).toBe(0);
});
