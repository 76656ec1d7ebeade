import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Platform } from '#platform/platform.ts';
import { sessionSeconds } from '../config.ts';
import { knownDays } from '../place/config.ts';

type Keys = Pick<Platform, 'secrets' | 'publicUrl'>;

/** Whether cookies may only travel over TLS. */
const isSecure = (platform: Keys): boolean => platform.publicUrl.startsWith('https:');

/** A cookie's name; `__Host-` binds it to this very host, which browsers honour over TLS only. */
const named = (platform: Keys, name: string): string => (isSecure(platform) ? `__Host-${name}` : name);
const sessionName = (platform: Keys): string => named(platform, 'jiebang');
const deviceName = (platform: Keys): string => named(platform, 'jiebang-device');

const sealOf = (platform: Keys, token: string): string =>
  createHmac('sha256', platform.secrets('session')).update(token).digest('base64url');

/** The cookie that proves a session. A token from a dump of the database is worth nothing without the key that seals it. */
export function sessionCookie(platform: Keys, token: string): string {
  return `${sessionName(platform)}=${token}.${sealOf(platform, token)}`;
}

/** The `Set-Cookie` header that begins a session in a browser; null ends it. */
export function setCookie(platform: Keys, token: string | null): string {
  const value = token === null ? `${sessionName(platform)}=` : sessionCookie(platform, token);
  return `${value}; ${rulesOf(platform, token === null ? 0 : sessionSeconds)}`;
}

/** The `Set-Cookie` header that lets a browser be known again where somebody has signed in. It opens nothing (`place/`). */
export const setDeviceCookie = (platform: Keys, device: string): string =>
  `${deviceName(platform)}=${device}; ${rulesOf(platform, knownDays * 86_400)}`;

/** The device that a `Cookie` header names; null without one. */
export function deviceOf(platform: Keys, header: string): string | null {
  const value = cookieIn(header, deviceName(platform));
  return /^[A-Za-z0-9_-]{32}$/.test(value) ? value : null;
}

const rulesOf = (platform: Keys, age: number): string =>
  `Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${isSecure(platform) ? '; Secure' : ''}`;

/** The value of a cookie in a `Cookie` header; empty without one. */
function cookieIn(header: string, name: string): string {
  const prefix = `${name}=`;
  const parts = header.split(';').map((part) => part.trim());
  return parts.find((part) => part.startsWith(prefix))?.slice(prefix.length) ?? '';
}

/** The session token that a `Cookie` header proves; null without one, or when its seal is not ours. */
export function tokenOf(platform: Keys, header: string): string | null {
  if (header === '') return null;
  const [, token, seal] =
    /^([A-Za-z0-9_-]{16,128})\.([A-Za-z0-9_-]{43})$/.exec(cookieIn(header, sessionName(platform))) ?? [];
  if (token === undefined || seal === undefined) return null;
  const ours = Buffer.from(sealOf(platform, token));
  return timingSafeEqual(ours, Buffer.from(seal)) ? token : null;
}
