import type { Locale } from './locale.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Asia/Shanghai has had no summer time since 1991 (IANA tz database): one offset serves every date of ours. */
const SHANGHAI = 8 * HOUR;

const inShanghai = (iso: string): string => new Date(Date.parse(iso) + SHANGHAI).toISOString();

/** An instant as people here read it, in Asia/Shanghai: `2026-11-23 17:00`. */
export const dateTime = (iso: string): string => inShanghai(iso).slice(0, 16).replace('T', ' ');

/** An instant by the clock of whoever reads, where they are: `2026-11-23 10:00`. */
export const ownClock = (at: Date): string =>
  new Date(at.getTime() - at.getTimezoneOffset() * MINUTE).toISOString().slice(0, 16).replace('T', ' ');

/** When something ends, as people say it: midnight belongs to the day that it ends, `2026-11-27 24:00` (ISO 8601:2004). */
export function endTime(iso: string): string {
  const shown = dateTime(iso);
  return shown.endsWith(' 00:00') ? `${day(new Date(Date.parse(iso) - 1).toISOString())} 24:00` : shown;
}

/** What ends at midnight ends, as people say it, on the day before. */
export const lastMoment = (end: string): string => new Date(Date.parse(end) - 1).toISOString();

/** The civil day of an instant in Asia/Shanghai: `2026-11-23`. */
export const day = (iso: string): string => inShanghai(iso).slice(0, 10);

/** Month and day alone, for a line of dates whose year is said beside it: `11-23`. */
export const monthDay = (iso: string): string => inShanghai(iso).slice(5, 10);

const units = {
  zh: { now: '刚刚', minute: '分钟', hour: '小时', day: '天', month: '个月', year: '年' },
  en: { now: 'just now', minute: 'minute', hour: 'hour', day: 'day', month: 'month', year: 'year' },
} as const;

/** How far an instant is from now, in the largest unit that says enough: `3 天后`, `2 小时前`, `in 3 days`. */
export function fromNow(iso: string, now: Date, locale: Locale): string {
  const distance = Date.parse(iso) - now.getTime();
  const size = Math.abs(distance);
  if (size < MINUTE) return units[locale].now;
  const [unit, length] = unitFor(size);
  const count = Math.floor(size / length);
  if (locale === 'zh') return `${count} ${units.zh[unit]}${distance > 0 ? '后' : '前'}`;
  const words = `${count} ${units.en[unit]}${count === 1 ? '' : 's'}`;
  return distance > 0 ? `in ${words}` : `${words} ago`;
}

/** How long something still takes, never said as nothing nor in months: `{ count: 3, unit: '天' }`. */
export function timeLeft(iso: string, now: Date, locale: Locale): { count: number; unit: string } {
  const size = Math.max(Date.parse(iso) - now.getTime(), MINUTE);
  const [unit, length] = unitFor(size, DAY);
  const count = Math.floor(size / length);
  if (locale === 'zh') return { count, unit: units.zh[unit] };
  return { count, unit: `${units.en[unit]}${count === 1 ? '' : 's'}` };
}

/** The same as a reader says it: `还剩 3 天`, `3 days left`. */
export function leftInWords(iso: string, now: Date, locale: Locale): string {
  const { count, unit } = timeLeft(iso, now, locale);
  return locale === 'zh' ? `还剩 ${count} ${unit}` : `${count} ${unit} left`;
}

function unitFor(
  size: number,
  largest = Number.POSITIVE_INFINITY,
): ['minute' | 'hour' | 'day' | 'month' | 'year', number] {
  if (size >= 365 * DAY && largest > DAY) return ['year', 365 * DAY];
  if (size >= 60 * DAY && largest > DAY) return ['month', 30 * DAY];
  if (size >= DAY) return ['day', DAY];
  return size >= HOUR ? ['hour', HOUR] : ['minute', MINUTE];
}
