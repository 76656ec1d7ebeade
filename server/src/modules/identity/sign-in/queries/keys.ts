import { hkdfSync } from 'node:crypto';
import type { Platform } from '#platform/platform.ts';

type Use = 'session' | 'code' | 'attempt' | 'api-key' | 'place';
const derived = new WeakMap<Buffer, Map<Use, Buffer>>();

/** A key of the sign-in, derived from the master key once; each use has its own. */
export function signInKey({ masterKey }: Pick<Platform, 'masterKey'>, use: Use): Buffer {
  const keys = derived.get(masterKey) ?? new Map<Use, Buffer>();
  derived.set(masterKey, keys);
  const key = keys.get(use) ?? Buffer.from(hkdfSync('sha256', masterKey, '', `jiebang sign-in ${use}`, 32));
  keys.set(use, key);
  return key;
}
