import fs from 'node:fs';
import { expect, test } from 'vitest';
import { dark, light } from './tokens.ts';
import { tokensCss } from './tokens-css.ts';

const channel = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    channel(Number.parseInt(colour.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
/** Contrast by WCAG 2.2. */
const contrast = (one: string, other: string): number => {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};

test('the generated style sheet says what the tokens say', () => {
  expect(fs.readFileSync(new URL('tokens.gen.css', import.meta.url), 'utf8')).toBe(tokensCss());
});

test.each([
  ['paper', light],
  ['ink', dark],
])('every text colour of the %s theme reads on every ground', (_, palette) => {
  const { paper, sheet, shade, ink, inkSoft, vermilionInk, green, amber } = palette;
  const poor = [paper, sheet, shade].flatMap((ground) =>
    [ink, inkSoft, vermilionInk, green, amber]
      .filter((text) => contrast(ground, text) < 4.5)
      .map((text) => [ground, text]),
  );
  expect(poor).toEqual([]);
  expect(contrast(palette.vermilion, palette.onVermilion)).toBeGreaterThanOrEqual(4.5);
  expect(contrast(palette.vermilionDeep, palette.onVermilion)).toBeGreaterThanOrEqual(4.5);
  expect([paper, sheet, shade].filter((ground) => contrast(ground, palette.ruleStrong) < 3)).toEqual([]);
});
