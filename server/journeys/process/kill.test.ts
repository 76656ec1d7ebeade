import { expect, test } from 'vitest';
import { surviveKills } from './kills.ts';
import { processTestLimitMs } from './process.ts';

test('kill -9 of the server and its database under writes loses nothing that was acknowledged, and repeats nothing', {
  timeout: processTestLimitMs,
}, async () => {
  const survival = await surviveKills(1, 4);
  expect(survival.differences).toEqual([]);
  expect(Object.values(survival.acknowledged).every((count) => count > 0)).toBe(true);
});
