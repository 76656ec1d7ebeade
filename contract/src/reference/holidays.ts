import raw from './holidays.json' with { type: 'json' };

/**
 * The State Council's calendar by year (`'2026'`): days off, weekends inside a holiday included, and weekend days declared
 * working days, as civil dates in Asia/Shanghai. In a year that is missing the
 * statutory holidays count, and the doctor says so.
 */
export const holidayCalendar: {
  readonly [year: string]: { readonly holidays: readonly string[]; readonly workdays: readonly string[] };
} = raw;
