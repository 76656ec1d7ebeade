import type { FollowsEvery } from '@jiebang/contract/notifications/notification.ts';
import { holidayCalendar } from '@jiebang/contract/reference/holidays.ts';
import { isWorkingDay, shanghaiDate } from '#kernel/working-days.ts';

export type Period = Exclude<FollowsEvery, 'at_once'>;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Asia/Shanghai is ahead of UTC by this much, all year (IANA tz database, since 1991). */
const SHANGHAI = 8 * HOUR;
/** Digests leave at eight in the morning, weekly ones on Monday. */
const MORNING = 8 * HOUR;

/** The first moment after `at` when a digest leaves. */
export function nextDigest(at: Date, every: Period): Date {
  const here = at.getTime() + SHANGHAI - MORNING;
  const days = Math.floor(here / DAY) + 1;
  // Day 0 of the epoch was a Thursday: day 4 the first Monday.
  const day = every === 'day' ? days : days + ((((4 - days) % 7) + 7) % 7);
  return new Date(day * DAY + MORNING - SHANGHAI);
}

/** The first working morning after `at`, at eight, by the state holiday calendar: when staff hear of their desks. */
export function nextDeskMorning(at: Date): Date {
  let next = nextDigest(at, 'day');
  while (!isWorkingDay(shanghaiDate(next), holidayCalendar)) next = nextDigest(next, 'day');
  return next;
}
