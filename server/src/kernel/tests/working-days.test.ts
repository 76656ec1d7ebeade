import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  endOfShanghaiDate,
  endOfWorkingDays,
  type HolidayCalendar,
  isInCalendar,
  isWorkingDay,
  shanghaiDate,
  statutoryHolidays,
} from '../working-days.ts';

// An invented autumn: seven days off from Thursday 1 October 2026, worked off on Sunday 27 September and Saturday 10 October.
const calendar: HolidayCalendar = {
  '2026': {
    holidays: ['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07'],
    workdays: ['2026-09-27', '2026-10-10'],
  },
};
const date = fc
  .integer({ min: 0, max: 364 })
  .map((day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10));

describe('working days', () => {
  it('skip weekends and holidays and count the days worked off', () => {
    const days = ['2026-09-26', '2026-09-27', '2026-09-30', '2026-10-01', '2026-10-08', '2026-10-10', '2026-10-11'];
    expect(days.map((day) => isWorkingDay(day, calendar))).toEqual([false, true, true, false, true, true, false]);
  });

  it('do not count the day on which the term begins', () => {
    expect(addWorkingDays('2026-09-28', 5, calendar)).toBe('2026-10-10');
    expect(addWorkingDays('2026-09-25', 1, calendar)).toBe('2026-09-27');
    expect(addWorkingDays('2026-10-03', 0, calendar)).toBe('2026-10-03');
  });

  it('are dated in Shanghai, and end there at midnight', () => {
    expect(shanghaiDate(new Date('2026-09-28T15:59:59Z'))).toBe('2026-09-28');
    expect(shanghaiDate(new Date('2026-09-28T16:00:00Z'))).toBe('2026-09-29');
    expect(endOfShanghaiDate('2026-09-28').toISOString()).toBe('2026-09-28T16:00:00.000Z');
    expect(endOfWorkingDays(new Date('2026-09-27T17:00:00Z'), 5, calendar).toISOString()).toBe(
      '2026-10-10T16:00:00.000Z',
    );
  });

  it('add up: n days, then m days, are n + m days, and n working days lie between', () => {
    fc.assert(
      fc.property(date, fc.nat({ max: 15 }), fc.nat({ max: 15 }), (start, some, more) => {
        const end = addWorkingDays(start, some, calendar);
        expect(addWorkingDays(end, more, calendar)).toBe(addWorkingDays(start, some + more, calendar));
        let counted = 0;
        for (let at = Date.parse(start) + 86_400_000; at <= Date.parse(end); at += 86_400_000) {
          if (isWorkingDay(new Date(at).toISOString().slice(0, 10), calendar)) counted += 1;
        }
        expect(counted).toBe(some);
      }),
    );
  });

  it('leave out the statutory holidays in a year not yet published', () => {
    expect([isInCalendar(2026, calendar), isInCalendar(2027, calendar)]).toEqual([true, false]);
    expect(addWorkingDays('2026-12-31', 1, calendar)).toBe('2027-01-04');
    expect([...statutoryHolidays(2027)].sort()).toEqual([
      '2027-01-01',
      ...['2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08'],
      ...['2027-04-05', '2027-05-01', '2027-05-02', '2027-06-09', '2027-09-15'],
      ...['2027-10-01', '2027-10-02', '2027-10-03'],
    ]);
  });

  it('throw for what is no date or no number of days', () => {
    for (const wrong of ['2026-02-30', '2026-1-1', 'today'])
      expect(() => addWorkingDays(wrong, 1, calendar)).toThrow(RangeError);
    expect(() => addWorkingDays('2026-01-01', -1, calendar)).toThrow(RangeError);
    expect(() => addWorkingDays('2026-01-01', 0.5, calendar)).toThrow(RangeError);
  });
});
