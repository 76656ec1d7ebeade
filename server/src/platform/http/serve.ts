import type { Readable } from 'node:stream';
import { scopeOf } from '@jiebang/contract/http/key-scopes.ts';
import type { Received, ReplyOf, Route } from '@jiebang/contract/http/route.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { type GrantedRole, holdsAnywhere, isWithheld, type Viewer } from '#kernel/viewer.ts';
import type { Platform } from '../platform.ts';

/** Who may call a route at all: anyone, the signed-in, or holders of one of these roles somewhere. The module's access rules say the rest. */
export type Who = 'anyone' | 'signed_in' | readonly GrantedRole[];

/** What a handler knows of the request beside its parsed input. */
export type Incoming = {
  readonly requestId: string;
  readonly ip: string;
  /** The host that the asker named, with its port. */
  readonly host: string;
  readonly userAgent: string;
  readonly cookie: string;
  /** `Last-Event-ID` of a returning stream. */
  readonly lastEventId: string | null;
  /** Response headers that the handler adds, such as `set-cookie`. */
  readonly outgoing: Headers;
  /** The bytes of an upload. */
  readonly upload: Readable | null;
  /** Aborted when the client has gone; of a stream, also when the server is closing. */
  readonly gone: AbortSignal;
};
export type Context<R extends Route> = Received<R> & {
  readonly platform: Platform;
  readonly viewer: Viewer;
  readonly incoming: Incoming;
};

/** The bytes of one file, as a download. */
export type Download = {
  readonly stream: Readable;
  readonly name: string;
  readonly type: string;
  readonly size: number;
};
/** One server-sent event; `id` is where to resume. Without a name it is a heartbeat, which only moves that place on. */
export type Sse = {
  readonly id: string;
  readonly told?: { readonly name: string; readonly data: unknown };
};

/**
 * One stream for many: its events are written once, and the same bytes go to everyone. `open` hands over what a newcomer has to
 * know, then everything as it comes, and returns how to leave.
 */
export type Broadcast = { open(send: (bytes: Uint8Array) => void): () => void };

type Answer<R extends Route> = R['download'] extends true
  ? Download
  : R['stream'] extends true
    ? AsyncIterable<Sse> | Broadcast
    : ReplyOf<R>;

/** A route of the contract bound to who may call it and what it does. */
export type Served = {
  readonly route: Route;
  readonly who: Who;
  run(context: Context<Route>): Promise<unknown>;
};

/** Binds a route: `serve(needRoutes.submit, 'signed_in', ({ platform, viewer, params }) => submitNeed(platform, viewer, params.id))`. */
export function serve<R extends Route>(
  route: R,
  who: Who,
  run: (context: Context<R>) => Promise<Answer<R> | Refusal>,
): Served {
  return { route, who, run: run as Served['run'] };
}

/** Raw input of a call, before parsing. */
export type Raw = {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly ifMatch: string | null;
};

/** Answers one call, whatever carried it: who asks, parse, run. The one way into every handler. */
export async function answer(
  served: Served,
  given: { platform: Platform; viewer: Viewer; incoming: Incoming; raw: Raw },
): Promise<unknown | Refusal> {
  const barred = keyTurnedAway(served.route, given.viewer) ?? turnedAway(served.who, given.viewer);
  if (barred) return barred;
  const received = parse(served.route, given.raw);
  if (isRefusal(received)) return received;
  return served.run({
    ...received,
    platform: given.platform,
    viewer: given.viewer,
    incoming: given.incoming,
  });
}

/** A key has no way but to the routes of its scopes. */
function keyTurnedAway(route: Route, { key }: Viewer): Refusal | null {
  if (!key) return null;
  const scope = scopeOf(route.name);
  if (scope === null) return refuse('not_for_keys');
  return key.scopes.includes(scope) ? null : refuse('key_scope_missing');
}

function turnedAway(who: Who, viewer: Viewer): Refusal | null {
  if (who === 'anyone') return null;
  if (viewer.person === null) return refuse('not_signed_in');
  if (who === 'signed_in' || who.some((role) => holdsAnywhere(viewer, role))) return null;
  return refuse(who.some((role) => isWithheld(viewer, role)) ? 'second_factor_required' : 'forbidden');
}

function parse(route: Route, raw: Raw): Received<Route> | Refusal {
  const fields: { path: string; code: string }[] = [];
  let unknownAddress = false;
  const part = (name: 'params' | 'query' | 'body', value: unknown) => {
    const schema = route[name];
    if (!schema) return undefined;
    const parsed = schema.safeParse(value);
    if (parsed.success && !(name === 'params' && hasNul(parsed.data))) return parsed.data;
    if (name === 'params') unknownAddress = true;
    for (const issue of parsed.error?.issues ?? []) fields.push({ path: issue.path.join('.'), code: issue.code });
    return undefined;
  };
  const params = part('params', raw.params);
  // What is not an address of ours and what you may not see give the same answer.
  if (unknownAddress) return refuse('not_found');
  const version = route.edits ? versionOf(raw.ifMatch) : undefined;
  if (version === null) return refuse('version_required');
  const query = part('query', raw.query);
  const body = part('body', raw.body);
  if (fields.length > 0) return refuse('invalid_input', { fields });
  return { params, query, body, version } as Received<Route>;
}

/** U+0000 stands in no address of ours, and PostgreSQL takes no text with it. */
function hasNul(params: unknown): boolean {
  return Object.values(params ?? {}).some((value) => typeof value === 'string' && value.includes('\0'));
}

function versionOf(ifMatch: string | null): number | null {
  const digits = /^"(\d{1,9})"$/.exec(ifMatch ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}
