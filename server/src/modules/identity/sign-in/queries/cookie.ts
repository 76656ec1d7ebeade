import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Platform } from '#platform/platform.ts';
import { sessionSeconds } from '../config.ts';
import { signInKey } from './keys.ts';

type Keys = Pick<Platform, 'masterKey' | 'publicUrl'>;

/** Whether cookies may only travel over TLS. */
const isSecure = (platform: Keys): boolean => platform.publicUrl.startsWith('https:');

/** The session cookie's name; `__Host-` binds it to this very host, which browsers honour over TLS only. */
const cookieName = (platform: Keys): string => (isSecure(platform) ? '__Host-jiebang' : 'jiebang');

const sealOf = (platform: Keys, token: string): string =>
  createHmac('sha256', signInKey(platform, 'session')).update(token).digest('base64url');

/** The cookie that proves a session. A token from a dump of the database is worth nothing without the key that seals it. */
export function sessionCookie(platform: Keys, token: string): string {
  return `${cookieName(platform)}=${token}.${sealOf(platform, token)}`;
}

/** The `Set-Cookie` header that begins a session in a browser; null ends it. */
export function setCookie(platform: Keys, token: string | null): string {
  const value = token === null ? `${cookieName(platform)}=` : sessionCookie(platform, token);
  const age = token === null ? 0 : sessionSeconds;
  return `${value}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${isSecure(platform) ? '; Secure' : ''}`;
}

/** The session token that a `Cookie` header proves; null without one, or when its seal is not ours. */
export function tokenOf(platform: Keys, header: string): string | null {
  if (header === '') return null;
  const prefix = `${cookieName(platform)}=`;
  const found = header
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(prefix));
  const [, token, seal] =
    /^([A-Za-z0-9_-]{16,128})\.([A-Za-z0-9_-]{43})$/.exec(found?.slice(prefix.length) ?? '') ?? [];
  if (token === undefined || seal === undefined) return null;
  const ours = Buffer.from(sealOf(platform, token));
  return timingSafeEqual(ours, Buffer.from(seal)) ? token : null;
}
