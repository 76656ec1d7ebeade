/** Makes the opaque `next` of a page from the sort keys of its last row. */
export function cursorOf(...keys: (string | number)[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

/** The sort keys of a cursor; null for one that we did not make. Never throws. */
export function keysOf(
  cursor: string | undefined,
  types: readonly ('string' | 'number')[],
): (string | number)[] | null {
  if (cursor === undefined) return null;
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const fits =
      Array.isArray(keys) && keys.length === types.length && types.every((type, i) => typeof keys[i] === type);
    return fits ? keys : null;
  } catch {
    return null;
  }
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The keys (instant in ISO 8601, id) of a list sorted by time; null for a cursor that we did not make. */
export function timeKeysOf(cursor: string | undefined): { at: string; id: string } | null {
  const keys = keysOf(cursor, ['string', 'string']);
  if (!keys) return null;
  const [at, id] = keys as [string, string];
  const time = /^(?!0000)\d{4}-/.test(at) ? Date.parse(at) : Number.NaN;
  // Written as we write it: 31 February parses, and the database would not take it.
  const ours = !Number.isNaN(time) && new Date(time).toISOString() === at;
  return uuid.test(id) && ours ? { at, id } : null;
}

/** The keys (safe integer, id) of a list sorted by a number; null for a cursor that we did not make. */
export function numberKeysOf(cursor: string | undefined): { at: number; id: string } | null {
  const keys = keysOf(cursor, ['number', 'string']);
  if (!keys) return null;
  const [at, id] = keys as [number, string];
  return uuid.test(id) && Number.isSafeInteger(at) ? { at, id } : null;
}
