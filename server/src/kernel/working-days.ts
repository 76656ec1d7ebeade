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

/** Whether the calendar knows a year, as `2026`; the State Council publishes it in the autumn before. */
export const isInCalendar = (year: number, calendar: HolidayCalendar): boolean => String(year) in calendar;

const fixedDays = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'];
/**
 * The first day of Spring Festival, 清明, 端午 and 中秋 by year. Written down, because ICU's Chinese calendar (78) errs by a day where the
 * new moon falls close to midnight in Beijing: Spring Festival of 2027 and of 2030.
 */
const movingDays: { readonly [year: number]: readonly [spring: string, ...others: string[]] } = {
  2025: ['01-29', '04-04', '05-31', '10-06'],
  2026: ['02-17', '04-05', '06-19', '09-25'],
  2027: ['02-06', '04-05', '06-09', '09-15'],
  2028: ['01-26', '04-04', '05-28', '10-03'],
  2029: ['02-13', '04-04', '06-16', '09-22'],
  2030: ['02-03', '04-05', '06-05', '09-12'],
  2031: ['01-23', '04-05', '06-24', '10-01'],
  2032: ['02-11', '04-04', '06-12', '09-19'],
  2033: ['01-31', '04-04', '06-01', '09-08'],
  2034: ['02-19', '04-05', '06-20', '09-27'],
  2035: ['02-08', '04-05', '06-10', '09-16'],
  2036: ['01-28', '04-04', '05-30', '10-04'],
  2037: ['02-15', '04-04', '06-18', '09-24'],
  2038: ['02-04', '04-05', '06-07', '09-13'],
  2039: ['01-24', '04-05', '05-27', '10-02'],
  2040: ['02-12', '04-04', '06-14', '09-20'],
};

/**
 * The days off that the law itself names in a year (全国年节及纪念日放假办法 as of 2025, article 2): New Year, New Year's Eve to the third
 * day of Spring Festival, 清明, two days of May, 端午, 中秋 and three of October. After 2040 those of fixed date alone.
 */
export function statutoryHolidays(year: number): ReadonlySet<string> {
  const [spring, ...others] = movingDays[year] ?? [];
  const days = [...fixedDays, ...others].map((day) => `${year}-${day}`);
  const festival = spring ? [-1, 0, 1, 2].map((off) => dateOf(dayStart(`${year}-${spring}`) + off * DAY)) : [];
  return new Set([...days, ...festival]);
}

/**
 * Whether a date is a working day (工作日). In a year that the calendar does not know yet, Monday to Friday are but for the
 * statutory holidays: the days that the State Council will shift are not known to anybody.
 */
export const isWorkingDay = (date: string, calendar: HolidayCalendar): boolean => {
  const year = calendar[date.slice(0, 4)];
  if (year?.workdays.includes(date)) return true;
  const off = year ? year.holidays.includes(date) : statutoryHolidays(Number(date.slice(0, 4))).has(date);
  if (off) return false;
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
