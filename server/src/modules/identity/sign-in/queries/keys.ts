import { hkdfSync } from 'node:crypto';
import type { Platform } from '#platform/platform.ts';

/** A key of the sign-in, derived from the master key; each use has its own. */
export function signInKey(platform: Pick<Platform, 'masterKey'>, use: 'session' | 'code' | 'attempt'): Buffer {
  return Buffer.from(hkdfSync('sha256', platform.masterKey, '', `jiebang sign-in ${use}`, 32));
}
