import { expect, test } from 'vitest';
import { countryOptions } from './codes.ts';

test('the countries and regions of ISO 3166-1 are offered once each, the mainland first, in both languages', () => {
  for (const locale of ['zh', 'en'] as const) {
    const codes = countryOptions(locale).map(({ value }) => value);
    expect([codes[0], codes.length, new Set(codes).size]).toEqual(['CN', 249, 249]);
    for (const none of ['EU', 'UN', 'UK', 'SU', 'ZZ', 'XK', 'AA']) expect(codes).not.toContain(none);
  }
  const named = (code: string) => countryOptions('zh').find(({ value }) => value === code)?.label;
  expect(['DE', 'TW', 'CN'].map(named)).toEqual(['德国 DE', '中国台湾 TW', '中国（大陆） CN']);
});
