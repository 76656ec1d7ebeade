import type { ProblemDocument } from './problem.ts';
import type { ReplyOf, Route, Sent } from './route.ts';

/** A refused request, as clients see it. */
export class Problem extends Error {
  readonly document: ProblemDocument;
  constructor(document: ProblemDocument) {
    super(document.code);
    this.document = document;
  }
}

type Modules = Readonly<Record<string, Readonly<Record<string, Route>>>>;
type HasRequired<R extends Route> =
  Sent<R> extends { params?: undefined; body?: undefined; version?: undefined } ? false : true;
type Call<R extends Route> =
  HasRequired<R> extends true ? (sent: Sent<R>) => Promise<ReplyOf<R>> : (sent?: Sent<R>) => Promise<ReplyOf<R>>;

/** One function for each route: `client.needs.submit({ params })`. Resolves to the reply; throws `Problem`. */
export type Client<M extends Modules> = {
  readonly [A in keyof M]: { readonly [B in keyof M[A]]: Call<M[A][B]> };
};

/** What one call says, whatever carries it. */
export type AnySent = {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  version?: number;
};
/** What a request is made of, without the schemas of what is sent and answered. */
export type Sendable = Pick<Route, 'name' | 'method' | 'path' | 'creates' | 'edits' | 'upload' | 'download'>;
export type Send = (route: Sendable, sent: AnySent) => Promise<unknown>;

/** Of a route only what it takes to send it. */
export function sendable({ name, method, path, creates, edits, upload, download }: Route): Sendable {
  return { name, method, path, creates, edits, upload, download } as Sendable;
}

/** A typed client over any way of sending (HTTP, or in process for server rendering). */
export function clientOver<M extends Modules>(modules: M, send: Send): Client<M> {
  const entries = Object.entries(modules).map(([module, list]) => [
    module,
    Object.fromEntries(Object.entries(list).map(([name, route]) => [name, (sent: AnySent = {}) => send(route, sent)])),
  ]);
  return Object.fromEntries(entries) as Client<M>;
}

/** The address of a call below `/api/v1`. */
export function addressOf(route: Sendable, sent: AnySent): string {
  const path = route.path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(String(sent.params?.[key])));
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(sent.query ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) query.append(key, String(one));
  }
  return `/api/v1${path}${query.size > 0 ? `?${query}` : ''}`;
}

/** Sends over HTTP with `fetch`; makes an idempotency key for each creating call, kept over one retry after a lost connection. */
export function httpSend(fetcher: typeof fetch, base = '', headers: Record<string, string> = {}): Send {
  return async (route, sent) => {
    const request: RequestInit = {
      method: route.method,
      headers: { accept: 'application/json', ...headers },
    };
    const head = request.headers as Record<string, string>;
    if (route.upload) {
      request.body = sent.body as Blob;
      head['content-type'] = 'application/octet-stream';
    } else if (sent.body !== undefined) {
      request.body = JSON.stringify(sent.body);
      head['content-type'] = 'application/json';
    }
    if (route.creates) head['idempotency-key'] = crypto.randomUUID();
    if (route.edits) head['if-match'] = `"${sent.version}"`;
    const address = base + addressOf(route, sent);
    const response = await fetcher(address, request).catch((lost: unknown) => {
      if (route.creates || route.method === 'GET') return fetcher(address, request);
      throw lost;
    });
    if (!response.ok) throw new Problem((await response.json()) as ProblemDocument);
    if (route.download) return response.blob();
    return response.json();
  };
}
