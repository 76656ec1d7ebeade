import type { IncomingMessage } from 'node:http';

/** Read once a request: whoever asks later is told the same. */
const read = new WeakMap<IncomingMessage, string | null>();

/** What a request's `Authorization` header of the scheme Bearer (RFC 6750) carries; null where there is none. */
export function bearerOf({ raw }: { readonly raw: IncomingMessage }): string | null {
  const { authorization } = raw.headers;
  if (authorization === undefined) return null;
  const before = read.get(raw);
  if (before !== undefined) return before;
  const [found, token = ''] = /^bearer(?:\s+(.*))?$/i.exec(authorization) ?? [];
  const bearer = found === undefined ? null : token.trim();
  read.set(raw, bearer);
  return bearer;
}
