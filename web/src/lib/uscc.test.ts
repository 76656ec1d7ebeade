import { expect, test } from 'vitest';
import { looksLikeUscc } from './uscc.ts';

test('a unified social credit code is taken with its right check character only', () => {
  expect(
    ['91350100M000100Y43', '91350100m000100y43', '91350100M000100Y4Z', '91350100M000100Y4', ''].map(looksLikeUscc),
  ).toEqual([true, true, false, false, false]);
});
