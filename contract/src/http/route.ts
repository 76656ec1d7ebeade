import type { z } from 'zod';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** What a client and the server agree on about one route. Paths are under `/api/v1`. */
export type Route = {
  readonly name: string;
  readonly method: Method;
  /** With parameters as `:name`. */
  readonly path: string;
  readonly summary: { readonly zh: string; readonly en: string };
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly reply: z.ZodType;
  /** A POST that makes something new: it needs an `Idempotency-Key`. */
  readonly creates?: true;
  /** An edit of what exists: it needs `If-Match: "<version>"`. */
  readonly edits?: true;
  /** The body is the bytes of one file. */
  readonly upload?: true;
  /** The reply is the bytes of one file. */
  readonly download?: true;
  /** The reply is a stream of server-sent events. */
  readonly stream?: true;
};

type Named<M extends string, T extends Record<string, Omit<Route, 'name'>>> = {
  readonly [K in keyof T]: T[K] & { readonly name: `${M}.${K & string}` };
};

/** Names a module's routes: `routes('needs', { submit: … })` gives `needs.submit`. */
export function routes<M extends string, const T extends Record<string, Omit<Route, 'name'>>>(
  module: M,
  list: T,
): Named<M, T> {
  return Object.fromEntries(
    Object.entries(list).map(([key, route]) => [key, { ...route, name: `${module}.${key}` }]),
  ) as Named<M, T>;
}

type Output<T> = T extends z.ZodType ? z.output<T> : undefined;
type Input<T> = T extends z.ZodType ? z.input<T> : undefined;

/** What a route's handler receives, parsed. `version` is the number of `If-Match`. */
export type Received<R extends Route> = {
  readonly params: Output<R['params']>;
  readonly query: Output<R['query']>;
  readonly body: Output<R['body']>;
  readonly version: R['edits'] extends true ? number : undefined;
};

type Part<K extends string, T> = [T] extends [undefined] ? { [P in K]?: undefined } : { [P in K]: T };
/** What a client gives. */
export type Sent<R extends Route> = Part<'params', Input<R['params']>> &
  (R['query'] extends z.ZodObject ? { query?: z.input<R['query']> } : { query?: undefined }) &
  Part<'body', R['upload'] extends true ? Blob : Input<R['body']>> &
  (R['edits'] extends true ? { version: number } : { version?: undefined });

/** What a route answers when it does not refuse. */
export type ReplyOf<R extends Route> = z.output<R['reply']>;
