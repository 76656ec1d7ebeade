import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cosine, Space, small } from './dense.ts';

/** Directions in which any two are alike to some part, as those of models are. */
function direction(seed: number, dimensions = 384): Float32Array {
  let state = seed + 1;
  return Float32Array.from({ length: dimensions }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32 - 0.3;
  });
}
const exact = (a: Float32Array, b: Float32Array) => {
  const dot = (x: Float32Array, y: Float32Array) => x.reduce((sum, value, i) => sum + value * (y[i] ?? 0), 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
};
const spaceOf = (vectors: readonly Float32Array[]) => {
  const space = new Space(vectors[0]?.length ?? 0);
  for (const [at, vector] of vectors.entries()) space.put(`${at}`, small(vector));
  return space;
};

test('a byte for each dimension changes the cosine by less than 0.01', () => {
  for (let i = 0; i < 200; i += 1) {
    const [a, b] = [direction(i), direction(i * 31 + 7)];
    expect(Math.abs(cosine(small(a), small(b)) - exact(a, b))).toBeLessThan(0.01);
  }
  expect(cosine(small(direction(1)), small(direction(1)))).toBeCloseTo(1, 12);
  expect(cosine(small(new Float32Array(3)), small(Float32Array.of(1, 2, 3)))).toBe(0);
});

test('the nearest are those that comparing each exactly finds, whatever was put in the place of another or taken out before', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 80 }),
      fc.nat(50),
      async (seeds, most) => {
        const space = new Space(24);
        const kept = new Map<string, Float32Array>();
        for (const [at, seed] of seeds.entries()) {
          const id = `${at % 40}`;
          kept.set(id, direction(seed, 24));
          space.put(id, small(direction(seed, 24)));
          if (seed % 3 === 0) {
            kept.delete(`${seed % 40}`);
            space.remove(`${seed % 40}`);
          }
        }
        const asked = small(direction(1000, 24));
        const order = [...kept]
          .map(([id, vector]) => [id, cosine(asked, small(vector))] as const)
          .sort((a, b) => b[1] - a[1]);
        const found = await space.nearest(asked, most);
        expect(found).toHaveLength(Math.min(most, kept.size));
        const near = new Map(order);
        for (const [at, id] of found.entries()) expect(near.get(id)).toBeCloseTo(order[at]?.[1] ?? 0, 5);
        const mean = order.reduce((sum, [, one]) => sum + one, 0) / (kept.size + 20);
        expect(space.usual(asked)).toBeCloseTo(Math.max(0, mean), 5);
      },
    ),
    { numRuns: 50 },
  );
});

test('more than one turn’s worth is gone through, and what has another dimension is not taken', async () => {
  const space = new Space(8);
  for (let i = 0; i < 9000; i += 1) space.put(`${i}`, small(direction(i, 8)));
  space.put('here', small(direction(123_456, 8)));
  expect([space.size, (await space.nearest(small(direction(123_456, 8)), 1))[0]]).toEqual([9001, 'here']);
  expect(await spaceOf([]).nearest(new Int8Array(0), 5)).toEqual([]);
  expect(() => space.put('x', small(direction(1, 9)))).toThrow('another dimension');
});
