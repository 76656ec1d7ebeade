import raw from './holidays.json' with { type: 'json' };

type Year = {
  readonly holidays: readonly string[];
  readonly workdays: readonly string[];
};

const calendar: Readonly<Record<string, Year>> = raw;
const offDays = new Set(Object.values(calendar).flatMap((year) => year.holidays));
const shiftedWorkdays = new Set(Object.values(calendar).flatMap((year) => year.workdays));
const DAY_MS = 86_400_000;

/** Whether the State Council's calendar of this year is shipped; without it only weekends count as days off. */
export const calendarKnown = (year: number): boolean => calendar[String(year)] !== undefined;

/** Whether a civil date in Asia/Shanghai (`YYYY-MM-DD`) is a working day: shifted workdays count, public holidays do not. */
export function isWorkingDay(day: string): boolean {
  if (shiftedWorkdays.has(day)) return true;
  if (offDays.has(day)) return false;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** A counted date, and the years on the way whose calendar is not shipped, so that the caller can report it. */
export type CountedDay = {
  readonly day: string;
  readonly unknownYears: readonly number[];
};

/**
 * The civil date on which the `count`-th working day after `day` falls; `day` itself is not counted (《民法典》第二百零一条).
 * `count` is a whole number of at least 1.
 */
export function addWorkingDays(day: string, count: number): CountedDay {
  const unknown = new Set<number>();
  let time = Date.parse(`${day}T00:00:00Z`);
  let current = day;
  for (let left = count; left > 0; ) {
    time += DAY_MS;
    current = new Date(time).toISOString().slice(0, 10);
    const year = Number(current.slice(0, 4));
    if (!calendarKnown(year)) unknown.add(year);
    if (isWorkingDay(current)) left -= 1;
  }
  return { day: current, unknownYears: [...unknown] };
}
