import { hkdfSync } from 'node:crypto';
import type { Platform } from '#platform/platform.ts';

/** How long a session lives, in seconds; using it does not put its end off, so a request never writes. */
export const sessionSeconds = 14 * 86_400;
/** How long a one-time code is good, in seconds, and how many wrong guesses it bears. */
export const codeSeconds = 600;
export const codeGuesses = 3;
/** How long an invitation can be accepted, in days. */
export const invitationDays = 14;

/** A key of the sign-in, derived from the master key; each use has its own. */
export function signInKey(platform: Pick<Platform, 'masterKey'>, use: 'session' | 'code' | 'attempt'): Buffer {
  return Buffer.from(hkdfSync('sha256', platform.masterKey, '', `jiebang sign-in ${use}`, 32));
}

/** Whether cookies may only travel over TLS. */
export const isSecure = (platform: Pick<Platform, 'publicUrl'>): boolean => platform.publicUrl.startsWith('https:');

/** The session cookie's name; `__Host-` binds it to this very host, which browsers honour over TLS only. */
export const cookieName = (platform: Pick<Platform, 'publicUrl'>): string =>
  isSecure(platform) ? '__Host-jiebang' : 'jiebang';
