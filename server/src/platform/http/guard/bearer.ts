/** What an `Authorization` header of the scheme Bearer (RFC 6750) carries; null where there is none. */
export function bearerOf(authorization: string | undefined): string | null {
  const [found, token = ''] = /^bearer(?:\s+(.*))?$/i.exec(authorization ?? '') ?? [];
  return found === undefined ? null : token.trim();
}
