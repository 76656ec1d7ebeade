/** The state holiday calendar by year: days off, and days worked though they fall on a weekend. Dates are YYYY-MM-DD. */
export type HolidayCalendar = {
  readonly [year: string]: {
    readonly holidays: readonly string[];
    readonly workdays: readonly string[];
  };
};

const DAY = 86_400_000;
// Asia/Shanghai has had no summer time since 1991.
const SHANGHAI_OFFSET = 8 * 3_600_000;

const dayStart = (date: string): number => {
  const at = Date.parse(`${date}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== date) {
    throw new RangeError(`${date} is not a date`);
  }
  return at;
};

const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** The date in Asia/Shanghai at an instant. */
export const shanghaiDate = (instant: Date): string => dateOf(instant.getTime() + SHANGHAI_OFFSET);

/** An instant as it reads in Asia/Shanghai, as `2026-11-23 17:00`. */
export const shanghaiMinute = (instant: Date): string =>
  new Date(instant.getTime() + SHANGHAI_OFFSET).toISOString().slice(0, 16).replace('T', ' ');

/** When something ends in Asia/Shanghai, as `2026-11-23 17:00`; midnight belongs to the day that it ends, `2026-11-23 24:00` (ISO 8601:2004). */
export function shanghaiEnd(instant: Date): string {
  const shown = shanghaiMinute(instant);
  return shown.endsWith(' 00:00') ? `${shanghaiDate(new Date(instant.getTime() - 1))} 24:00` : shown;
}

/** The instant at which a date in Asia/Shanghai is over (24:00). */
export const endOfShanghaiDate = (date: string): Date => new Date(dayStart(date) + DAY - SHANGHAI_OFFSET);

/** Whether the calendar knows the year of a date; the State Council publishes a year's in the autumn before. */
export const isInCalendar = (date: string, calendar: HolidayCalendar): boolean => date.slice(0, 4) in calendar;

/** Whether a date is a working day (工作日). In a year that the calendar does not know, Monday to Friday are. */
export const isWorkingDay = (date: string, calendar: HolidayCalendar): boolean => {
  const year = calendar[date.slice(0, 4)];
  if (year?.workdays.includes(date)) return true;
  if (year?.holidays.includes(date)) return false;
  const weekday = new Date(dayStart(date)).getUTCDay();
  return weekday !== 0 && weekday !== 6;
};

/**
 * The date of the n-th working day after a date, which itself never counts (民法典第二百零一条: 开始的当日不计入).
 * Zero days give the date itself, working day or not.
 */
export const addWorkingDays = (date: string, days: number, calendar: HolidayCalendar): string => {
  if (!Number.isSafeInteger(days) || days < 0) throw new RangeError(`${days} is not a number of days`);
  let at = dayStart(date);
  for (let left = days; left > 0; ) {
    at += DAY;
    if (isWorkingDay(dateOf(at), calendar)) left -= 1;
  }
  return dateOf(at);
};

/** The instant at which a term of working days that began at `from` is over: 24:00 in Shanghai of the last one. */
export const endOfWorkingDays = (from: Date, days: number, calendar: HolidayCalendar): Date =>
  endOfShanghaiDate(addWorkingDays(shanghaiDate(from), days, calendar));
