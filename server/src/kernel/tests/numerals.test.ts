import { expect, test } from 'vitest';
import { arabicOf, asciiOf } from '../words.ts';

test.each([
  ['第八届', '第8届'],
  ['第十届', '第10届'],
  ['第十二届', '第12届'],
  ['第二十届', '第20届'],
  ['第一百零三届', '第103届'],
  ['第两千一百一十届', '第2110届'],
  ['二〇二七年', '2027年'],
  ['2027 春', '2027 春'],
])('%s is %s', (written, read) => {
  expect(arabicOf(written)).toBe(read);
});

test('what stands in an address is letters and digits, and ends somewhere', () => {
  expect(['第十二届 · Shanghai', '新'].map(asciiOf)).toEqual(['12Shanghai', '']);
  expect(asciiOf('x'.repeat(99))).toBe('x'.repeat(24));
});
