import type { Route } from '@jiebang/contract/http/route.ts';
import { newId } from '#kernel/ids.ts';

/** The headers with which a client sends one request of a route; `hasBody` says whether anything is sent with it. */
export function headersOf(route: Route, cookie: string | null | undefined, hasBody: boolean): Record<string, string> {
  return {
    ...(cookie ? { cookie } : {}),
    ...(hasBody ? { 'content-type': route.upload ? 'application/octet-stream' : 'application/json' } : {}),
    ...(route.creates ? { 'idempotency-key': newId() } : {}),
    ...(route.edits ? { 'if-match': '"1"' } : {}),
  };
}
