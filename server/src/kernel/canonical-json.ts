const quote = (text: string): string => {
  if (!text.isWellFormed()) throw new TypeError('a string with a lone surrogate has no canonical JSON');
  return JSON.stringify(text);
};

/**
 * The canonical JSON of a value (RFC 8785, JCS): no spaces, keys in the order of their UTF-16 code units, numbers as
 * ECMAScript writes them. What JSON cannot say without guessing (undefined, NaN, bigint, Date, a class) is a bug of
 * the caller and throws TypeError, because two readers could then sign different bytes.
 */
export const canonicalJson = (value: unknown): string => {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${value} has no canonical JSON`);
    return JSON.stringify(value);
  }
  // Array.from also visits holes, which would otherwise vanish.
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`a ${typeof value} has no canonical JSON`);
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) throw new TypeError('only plain objects are canonical');
  // Without a comparing function, sort compares UTF-16 code units, which is the order of RFC 8785.
  const members = new Map<string, unknown>(Object.entries(value));
  const keys = [...members.keys()].sort();
  return `{${keys.map((key) => `${quote(key)}:${canonicalJson(members.get(key))}`).join(',')}}`;
};
