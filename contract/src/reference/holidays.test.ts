import { describe, expect, test } from 'vitest';
import raw from './holidays.json' with { type: 'json' };
import { addWorkingDays, calendarKnown, isWorkingDay } from './holidays.ts';

const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();

describe('the holiday calendar', () => {
  test.each(Object.entries(raw))(
    '%s lists dates of its own year once each, in order',
    (year, { holidays, workdays }) => {
      for (const list of [holidays, workdays]) {
        expect(list).toEqual([...new Set(list)].sort());
        expect(list.filter((day) => !day.startsWith(`${year}-`))).toEqual([]);
      }
      expect(workdays.filter((day) => ![0, 6].includes(weekday(day)))).toEqual([]);
      expect(workdays.filter((day) => holidays.includes(day))).toEqual([]);
    },
  );

  test('knows which years it has', () => {
    expect([2024, 2025, 2026, 2027].map(calendarKnown)).toEqual([false, true, true, false]);
  });
});

describe('working days', () => {
  test('a shifted Saturday works, a holiday on a weekday does not, a weekend does not', () => {
    expect(isWorkingDay('2026-10-10')).toBe(true);
    expect(isWorkingDay('2026-10-05')).toBe(false);
    expect(isWorkingDay('2026-11-22')).toBe(false);
    expect(isWorkingDay('2026-11-23')).toBe(true);
  });

  test('five working days from Monday end on the next Monday', () => {
    expect(addWorkingDays('2026-11-23', 5)).toEqual({
      day: '2026-11-30',
      unknownYears: [],
    });
  });

  test('counting across the National Day holiday skips it and uses the shifted Saturday', () => {
    expect(addWorkingDays('2026-09-30', 3)).toEqual({
      day: '2026-10-10',
      unknownYears: [],
    });
  });

  test('a year without a calendar counts weekends only and is reported', () => {
    expect(addWorkingDays('2026-12-30', 3)).toEqual({
      day: '2027-01-04',
      unknownYears: [2027],
    });
  });
});
