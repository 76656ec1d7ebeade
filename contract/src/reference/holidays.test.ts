import { describe, expect, test } from 'vitest';
import { holidayCalendar } from './holidays.ts';

const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();

describe('the holiday calendar', () => {
  test('has the years that the State Council has published and nothing else', () => {
    expect(Object.keys(holidayCalendar)).toEqual(['2025', '2026']);
  });

  test.each(Object.entries(holidayCalendar))('%s lists dates of its own year once each, in order', (year, lists) => {
    for (const list of [lists.holidays, lists.workdays]) {
      expect(list).toEqual([...new Set(list)].sort());
      expect(list.filter((day) => !day.startsWith(`${year}-`) || Number.isNaN(weekday(day)))).toEqual([]);
    }
    expect(lists.workdays.filter((day) => lists.holidays.includes(day))).toEqual([]);
  });

  test.each(Object.entries(holidayCalendar))('%s declares only weekend days to be working days', (_, { workdays }) => {
    expect(workdays.filter((day) => ![0, 6].includes(weekday(day)))).toEqual([]);
  });

  test('2026 has its 33 days off and six shifted working days', () => {
    expect(holidayCalendar['2026']?.holidays.length).toBe(33);
    expect(holidayCalendar['2026']?.workdays.length).toBe(6);
  });
});
