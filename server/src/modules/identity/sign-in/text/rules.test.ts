import { expect, test } from 'vitest';
import { nextSendable, nextTry, startOfDay } from './rules.ts';

test('messages leave from eight and before nine in the evening in Shanghai, others at eight', () => {
  const cases: [string, string][] = [
    ['2026-11-23T15:59:59.999Z', '2026-11-24T00:00:00.000Z'],
    ['2026-11-23T16:00:00.000Z', '2026-11-24T00:00:00.000Z'],
    ['2026-11-23T23:59:59.999Z', '2026-11-24T00:00:00.000Z'],
    ['2026-11-24T00:00:00.000Z', '2026-11-24T00:00:00.000Z'],
    ['2026-11-24T06:30:00.000Z', '2026-11-24T06:30:00.000Z'],
    ['2026-11-24T12:59:59.999Z', '2026-11-24T12:59:59.999Z'],
    ['2026-11-24T13:00:00.000Z', '2026-11-25T00:00:00.000Z'],
    ['2026-12-31T15:00:00.000Z', '2027-01-01T00:00:00.000Z'],
  ];
  expect(cases.map(([at]) => [at, nextSendable(new Date(at)).toISOString()])).toEqual(cases);
});

test('the day of the limit is that of Shanghai', () => {
  const cases: [string, string][] = [
    ['2026-11-23T15:59:59.999Z', '2026-11-22T16:00:00.000Z'],
    ['2026-11-23T16:00:00.000Z', '2026-11-23T16:00:00.000Z'],
  ];
  expect(cases.map(([at]) => [at, startOfDay(new Date(at)).toISOString()])).toEqual(cases);
});

test('what was not taken is offered again after 2, 4, 8 … minutes, and not by night', () => {
  const cases: [string, number, string][] = [
    ['2026-11-24T06:00:00.000Z', 1, '2026-11-24T06:02:00.000Z'],
    ['2026-11-24T06:00:00.000Z', 5, '2026-11-24T06:32:00.000Z'],
    ['2026-11-24T12:59:00.000Z', 1, '2026-11-25T00:00:00.000Z'],
  ];
  expect(cases.map(([at, tries]) => [at, tries, nextTry(new Date(at), tries).toISOString()])).toEqual(cases);
});
