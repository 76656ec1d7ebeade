import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from './fold.ts';

const any = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), mixed());

function mixed() {
  const unit = fc.constantFrom(
    'A',
    'é',
    'e\u0301',
    'ｶ',
    'ﾞ',
    'ﾞ',
    'ㄱ',
    'ㅏ',
    'ᄀ',
    'ᅡ',
    'ᆨ',
    '가',
    'İ',
    'Σ',
    '㎏',
    '½',
    '後',
    '薴',
    '\ud83d',
    '\u200b',
    '\u0301',
    '\ufe0f',
    '𠮶',
    'ﷺ',
    '㈠',
  );
  return fc.array(unit).map((units) => units.join(''));
}

test('full width, compatibility forms, case and traditional characters become one form', () => {
  expect(fold('ＰＭ２．５　濾膜：㎏／ｍ³').text).toBe('pm2.5 滤膜:kg/m3');
  expect(fold('臺灣軟體著作權，鍋爐後處理').text).toBe('台湾软体著作权,锅炉后处理');
  expect(fold('高\u200b分\u00ad子').text).toBe('高分子');
});

test('folding twice is folding once, of any string', () => {
  fc.assert(
    fc.property(any, (text) => {
      expect(fold(fold(text).text).text).toBe(fold(text).text);
    }),
    { numRuns: 500 },
  );
});

test('of every character, folding twice is folding once, alone and after a letter', () => {
  const unsteady: string[] = [];
  // Planes of Han characters beyond the first have nothing to fold but what the tables of OpenCC name.
  const last = { plane: 0x1fbff, compatibility: [0x2f800, 0x2fa1f] as const };
  for (let code = 0; code <= last.compatibility[1]; code += 1) {
    if (code > last.plane && code < last.compatibility[0]) continue;
    const character = String.fromCodePoint(code);
    for (const text of [character, `a${character}`]) {
      const once = fold(text).text;
      if (fold(once).text !== once) unsteady.push(`U+${code.toString(16)}`);
    }
  }
  expect(unsteady).toEqual([]);
});

test('each unit knows where it came from: in order, within the text, and whole pieces', () => {
  fc.assert(
    fc.property(any, (text) => {
      const { text: folded, from, to } = fold(text);
      expect(from.length).toBe(folded.length);
      for (let i = 0; i < folded.length; i += 1) {
        const [start = 0, end = 0] = [from[i], to[i]];
        expect(start < end && end <= text.length).toBe(true);
        expect(i === 0 || (from[i - 1] ?? 0) <= start).toBe(true);
        // A piece folded by itself holds the unit.
        expect(fold(text.slice(start, end)).text).toContain(folded.charAt(i));
      }
    }),
    { numRuns: 200 },
  );
});
