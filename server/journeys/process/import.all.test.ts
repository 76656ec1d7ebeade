import { expect, test } from 'vitest';
import { surviveImport } from './imports.ts';

test('a sheet of 5,000 needs with 500 bad rows, killed -9 in the middle, ends as one that was left alone; a second run imports nothing', async () => {
  const { differences, ...figures } = await surviveImport(5000);
  console.log(JSON.stringify(figures));
  expect(differences).toEqual([]);
  expect([figures.imported, figures.bad]).toEqual([4500, 500]);
  expect(figures.atKill).toBeGreaterThan(0);
  expect(figures.atKill).toBeLessThan(5000);
  expect(figures.afterKill).toBeGreaterThanOrEqual(figures.atKill);
});
