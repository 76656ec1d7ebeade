import { expect, test } from 'vitest';
import { budget, wan, yuan } from './money.ts';

test('a budget reads in 万元, and in English in whole yuan', () => {
  expect(budget(50_000_000, 100_000_000, 'zh')).toBe('50–100 万元');
  expect(budget(50_000_000, 100_000_000, 'en')).toBe('CNY 500,000–1,000,000');
  expect(budget(1_234_500_000, 1_234_500_000, 'zh')).toBe('1,234.5 万元');
  expect(budget(null, null, 'zh')).toBe('面议');
  expect(budget(null, 1, 'en')).toBe('To be negotiated');
});

test('an amount is exact to the cent', () => {
  expect(yuan(50_000_000, 'zh')).toBe('500,000.00 元');
  expect(yuan(1, 'en')).toBe('CNY 0.01');
  expect(wan(1)).toBe('0.000001');
});
