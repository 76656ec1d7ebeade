import { expect, test } from 'vitest';
import { rushAtDeadline } from './rush.ts';

test('two hundred teams hand in within the last minute while the deadline passes: each is sealed with a receipt that the log proves, or refused and left as it was', async () => {
  const told = await rushAtDeadline(200);
  console.log(JSON.stringify(told));
  expect(told.sealed + told.refused).toBe(200);
  expect([told.sealed > 0, told.refused > 0]).toEqual([true, true]);
});
