import type { Platform } from '#platform/platform.ts';
import { noticesPerDayOfTrial } from '../config.ts';

/** How this installation sends notices: by its provider or, in a trial without one, into the local mailbox; null where it does not. */
export type Way = { readonly perDay: number; has(key: string): boolean };

export function wayOf({ sms, localMailbox }: Pick<Platform, 'sms' | 'localMailbox'>): Way | null {
  if (sms !== null) return { perDay: sms.noticesPerDay, has: (key) => sms.has(key) };
  return localMailbox ? { perDay: noticesPerDayOfTrial, has: () => true } : null;
}
