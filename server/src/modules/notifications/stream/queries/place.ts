import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { keyedHash } from '#platform/keys/keyed-hash.ts';
import type { Platform } from '#platform/platform.ts';

/**
 * Where to resume, as a client sees it: the position of a fact, encrypted with chance in it. A bare position would tell how
 * much happens that its reader may not know, such as how many solutions came in between two public facts.
 */
const keyOf = ({ secrets }: Pick<Platform, 'secrets'>): Uint8Array =>
  keyedHash(secrets, 'place in the stream').subarray(0, 16);

/** One block of AES: six bytes of position, four of zeros by which ours are known, six of chance. */
export function sealPlace(platform: Pick<Platform, 'secrets'>, position: number): string {
  const block = Buffer.alloc(16);
  block.writeUIntBE(position, 0, 6);
  randomBytes(6).copy(block, 10);
  const cipher = createCipheriv('aes-128-ecb', keyOf(platform), null).setAutoPadding(false);
  return Buffer.concat([cipher.update(block), cipher.final()]).toString('base64url');
}

/** The position of a place of ours; null for any other text. */
export function openPlace(platform: Pick<Platform, 'secrets'>, place: string | null | undefined): number | null {
  const sealed = Buffer.from(place ?? '', 'base64url');
  if (sealed.length !== 16) return null;
  const cipher = createDecipheriv('aes-128-ecb', keyOf(platform), null).setAutoPadding(false);
  const block = Buffer.concat([cipher.update(sealed), cipher.final()]);
  return block.readUInt32BE(6) === 0 ? block.readUIntBE(0, 6) : null;
}
