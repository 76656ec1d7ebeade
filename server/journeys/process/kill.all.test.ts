import { expect, test } from 'vitest';
import { surviveKills } from './kills.ts';

test('ten times kill -9 of everything under a load of writes: the acknowledged writes are the rows are the files', async () => {
  const { differences, ...figures } = await surviveKills(10, 12);
  console.log(JSON.stringify({ kills: 10, lost: differences.length, ...figures }));
  expect(differences).toEqual([]);
  expect(figures.readyAfterMs.length).toBe(10);
});
