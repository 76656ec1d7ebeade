import { expect, test } from 'vitest';
import { rushAtDeadline } from './rush.ts';

test('forty teams hand in while the deadline passes: each is sealed with a receipt that the log proves, or refused and left as it was', {
  timeout: 60_000,
}, async () => {
  const { sealed, refused } = await rushAtDeadline(40);
  expect(sealed + refused).toBe(40);
  expect([sealed > 0, refused > 0]).toEqual([true, true]);
});
