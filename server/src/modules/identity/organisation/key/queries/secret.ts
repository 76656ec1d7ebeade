import { createHmac, randomBytes } from 'node:crypto';
import type { Platform } from '#platform/platform.ts';

/** `jb_` and 256 random bits: nobody guesses one, so a fast hash is enough. */
const shape = /^jb_[A-Za-z0-9_-]{43}$/;
const shown = 9;

/** A new key, and its first characters, which may be shown. */
export function newSecret(): { secret: string; prefix: string } {
  const secret = `jb_${randomBytes(32).toString('base64url')}`;
  return { secret, prefix: secret.slice(0, shown) };
}

/** What the database keeps of a key; null for what cannot be one. Under a key of ours: who reads or writes the table makes none. */
export function hashOf(platform: Pick<Platform, 'secrets'>, secret: string): Buffer | null {
  if (!shape.test(secret)) return null;
  return createHmac('sha256', platform.secrets('api key')).update(secret).digest();
}
