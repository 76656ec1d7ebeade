import { expect, test } from 'vitest';
import { industryLine } from './places.ts';

test('an industry is said with what it lies in, and a name that both have once', () => {
  expect(industryLine('C3973', 'zh')).toBe('电子器件制造 · 集成电路制造');
  expect(industryLine('I6450', 'zh')).toBe('互联网数据服务');
  expect(industryLine('I6450', 'en')).toBe('Internet data services');
});
