import { shanghaiDate } from '#kernel/working-days.ts';
import { daytime } from './config.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Asia/Shanghai is ahead of UTC by this much, all year (IANA tz database, since 1991). */
const SHANGHAI = 8 * HOUR;

/** The first moment from `at` on at which a notice may leave: by day in Shanghai, from eight and before nine in the evening. */
export function nextSendable(at: Date): Date {
  const midnight = startOfDay(at).getTime();
  const passed = at.getTime() - midnight;
  if (passed < daytime.from * HOUR) return new Date(midnight + daytime.from * HOUR);
  return passed < daytime.until * HOUR ? at : new Date(midnight + DAY + daytime.from * HOUR);
}

/** When the day of Shanghai began in which an instant lies: the day of the daily limit. */
export const startOfDay = (at: Date): Date => new Date(Date.parse(`${shanghaiDate(at)}T00:00:00Z`) - SHANGHAI);

/** When a notice is offered again that was not taken for so many times: after 2, 4, 8 … minutes, by day. */
export const nextTry = (at: Date, tries: number): Date => nextSendable(new Date(at.getTime() + 2 ** tries * 60_000));

/** The variables of a notice, in the order in which its text names them; one that nothing is said of is empty. */
export function variablesOf(text: string, says: Readonly<Record<string, string>>): [string, string][] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, says[name] ?? '']);
}

/** A notice in words. */
export function wordsOf(text: string, says: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => says[name] ?? '');
}
