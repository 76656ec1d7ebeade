const RANDOM_BITS = 74n;
const LAST_TIME = 2 ** 48 - 1;

/** The UUID of version 7 (RFC 9562) for a time in milliseconds and 74 bits that follow it. */
const format = (at: number, bits: bigint): string => {
  const time = at.toString(16).padStart(12, '0');
  const high = (bits >> 62n).toString(16).padStart(3, '0');
  const low = ((0b10n << 62n) | (bits & ((1n << 62n) - 1n))).toString(16).padStart(16, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${high}-${low.slice(0, 4)}-${low.slice(4)}`;
};

const toBigInt = (bytes: Uint8Array): bigint => {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return (view.getBigUint64(0) << 16n) | BigInt(view.getUint16(8));
};

// Random bytes are asked for by the thousand, since asking costs more than they do; none is used twice.
const reserve = new Uint8Array(10 * 400);
let used = reserve.length;
const randomBytes = (): Uint8Array => {
  if (used === reserve.length) {
    crypto.getRandomValues(reserve);
    used = 0;
  }
  used += 10;
  return reserve.subarray(used - 10, used);
};

/**
 * Makes a maker of identifiers (UUIDv7), each greater than the one before, whatever the clock does: within one
 * millisecond, or when the clock steps back, the next adds a random step to the last. Both arguments of the maker,
 * the time in milliseconds and ten random bytes, have the real ones as default.
 */
export const createIdMaker = (): ((at?: number, random?: Uint8Array) => string) => {
  let lastAt = -1;
  let lastBits = 0n;
  return (at = Date.now(), random = randomBytes()) => {
    if (!Number.isInteger(at) || at < 0 || at > LAST_TIME) throw new RangeError(`${at} is no time of an identifier`);
    if (random.length !== 10) throw new RangeError('an identifier takes ten random bytes');
    const fresh = toBigInt(random) >> (80n - RANDOM_BITS);
    if (at > lastAt) {
      lastAt = at;
      lastBits = fresh;
    } else {
      // A step of up to 2^32 keeps identifiers unguessable from their neighbour and leaves room for 2^41 of them.
      lastBits += (fresh & 0xffff_ffffn) + 1n;
      if (lastBits >> RANDOM_BITS) {
        lastAt += 1;
        lastBits = fresh;
      }
    }
    return format(lastAt, lastBits);
  };
};

/** The next identifier of this process. */
export const newId = createIdMaker();

/** Whether a text is an identifier of ours: a lower-case UUIDv7. */
export const isId = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text);
