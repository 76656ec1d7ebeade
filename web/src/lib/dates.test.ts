import { expect, test } from 'vitest';
import { dateTime, day, endTime, fromNow, leftInWords, monthDay, timeLeft } from './dates.ts';

const now = new Date('2026-11-23T09:00:00.000Z');

test('instants are shown in Asia/Shanghai', () => {
  expect(dateTime('2026-11-23T09:00:00.000Z')).toBe('2026-11-23 17:00');
  expect(dateTime('2026-12-31T16:30:00.000Z')).toBe('2027-01-01 00:30');
  expect(day('2026-11-23T16:00:00.000Z')).toBe('2026-11-24');
  expect(endTime('2026-11-27T16:00:00.000Z')).toBe('2026-11-27 24:00');
  expect(endTime('2026-11-27T15:59:00.000Z')).toBe('2026-11-27 23:59');
  expect(monthDay('2026-11-23T15:59:59.999Z')).toBe('11-23');
});

test('how far an instant is from now is said in the largest unit that says enough', () => {
  const cases: [string, string, string][] = [
    ['2026-11-26T10:00:00.000Z', '3 天后', 'in 3 days'],
    ['2026-11-23T07:00:00.000Z', '2 小时前', '2 hours ago'],
    ['2026-11-23T09:01:00.000Z', '1 分钟后', 'in 1 minute'],
    ['2026-11-23T09:00:30.000Z', '刚刚', 'just now'],
    ['2027-02-01T09:00:00.000Z', '2 个月后', 'in 2 months'],
    ['2024-11-20T09:00:00.000Z', '2 年前', '2 years ago'],
  ];
  expect(cases.map(([at]) => [at, fromNow(at, now, 'zh'), fromNow(at, now, 'en')])).toEqual(cases);
});

test('what time is left is never said as nothing, nor in months', () => {
  expect(timeLeft('2026-11-23T09:00:10.000Z', now, 'zh')).toEqual({ count: 1, unit: '分钟' });
  expect(timeLeft('2026-11-24T09:00:00.000Z', now, 'en')).toEqual({ count: 1, unit: 'day' });
  expect(timeLeft('2027-03-23T09:00:00.000Z', now, 'en')).toEqual({ count: 120, unit: 'days' });
});

test('a deadline is said as people say it', () => {
  const cases: [string, string, string][] = [
    ['2026-11-26T10:00:00.000Z', '还剩 3 天', '3 days left'],
    ['2026-11-24T09:00:00.000Z', '还剩 1 天', '1 day left'],
    ['2026-11-24T08:59:00.000Z', '还剩 23 小时', '23 hours left'],
    ['2026-11-23T09:00:10.000Z', '还剩 1 分钟', '1 minute left'],
  ];
  expect(cases.map(([at]) => [at, leftInWords(at, now, 'zh'), leftInWords(at, now, 'en')])).toEqual(cases);
});
