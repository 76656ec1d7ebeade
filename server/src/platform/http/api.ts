import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Route } from '@jiebang/contract/http/route.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { idempotency, Replay } from '../db/transact.ts';
import { origin } from '../facts/origin.ts';
import type { Platform } from '../platform.ts';
import { bearerOf } from './guard/bearer.ts';
import { beginUpload } from './guard/uploads.ts';
import { nobodyLeaves } from './in-process.ts';
import { problemOf, type Statuses } from './problems.ts';
import { serialisable } from './reply-schema.ts';
import { answer, type Broadcast, type Download, type Incoming, type Served, type Sse } from './serve.ts';
import { sendBroadcast, sendEvents } from './sse.ts';

export type ApiOptions = {
  readonly platform: Platform;
  readonly served: readonly Served[];
  readonly statuses: Statuses;
  /** Finds who asks from the request's cookies. */
  readonly whoAsks: (cookie: string) => Promise<Viewer>;
  /** Finds who asks with a key. */
  readonly whoBears: (key: string) => Promise<Viewer | Refusal>;
  /** Compare each reply with its contract before it leaves; on in tests, where an extra field is a leak. */
  readonly checkReplies: boolean;
};

/** Puts every served route under `/api/v1`. */
export function mountApi(server: FastifyInstance, options: ApiOptions): void {
  server.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
  // What a mail program posts for one-click unsubscribing (RFC 8058) is told by its address; its body says nothing.
  const forms = /^(application\/x-www-form-urlencoded|multipart\/form-data)/;
  server.addContentTypeParser(forms, { parseAs: 'string', bodyLimit: 4096 }, (_request, _body, done) => done(null, {}));
  const closing = new AbortController();
  server.addHook('preClose', async () => closing.abort());
  const beyond = server.createRateLimit({ max: keyRequests, timeWindow: '1 minute', keyGenerator: keyAsking });
  for (const served of options.served) {
    const { route } = served;
    server.route({
      method: route.method,
      url: `/api/v1${route.path}`,
      handler: (request, reply) => handle(served, { ...options, beyond }, request, reply, closing.signal),
    });
  }
}

const none = () => undefined;

/** Requests of one key in a minute, beside what its network may ask. */
const keyRequests = 120;
const keysAsking = new WeakMap<FastifyRequest, string>();
const keyAsking = (request: FastifyRequest): string => keysAsking.get(request) ?? '';
type Beyond = ReturnType<FastifyInstance['createRateLimit']>;

/** Who asks. Where a key is borne, cookies count for nothing. */
async function askerOf(options: ApiOptions & { beyond: Beyond }, request: FastifyRequest, reply: FastifyReply) {
  const bearer = bearerOf(request);
  if (bearer === null) return options.whoAsks(request.headers.cookie ?? '');
  const viewer = await options.whoBears(bearer);
  if (isRefusal(viewer)) reply.header('www-authenticate', 'Bearer');
  if (isRefusal(viewer) || !viewer.key) return viewer;
  keysAsking.set(request, viewer.key.id);
  const counted = await options.beyond(request);
  if (counted.isAllowed || !counted.isExceeded) return viewer;
  reply.header('retry-after', counted.ttlInSeconds);
  return refuse('too_many_requests');
}

async function handle(
  served: Served,
  options: ApiOptions & { beyond: Beyond },
  request: FastifyRequest,
  reply: FastifyReply,
  closing: AbortSignal,
): Promise<unknown> {
  const { route } = served;
  const incoming = incomingOf(request, route.stream ? untilGone(reply, closing) : nobodyLeaves);
  const raw = {
    params: request.params,
    query: request.query,
    body: route.body ? request.body : undefined,
    ifMatch: request.headers['if-match'] ?? null,
  };
  const refused = (refusal: Refusal) => {
    const problem = problemOf(refusal, options.statuses, request.id);
    return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  };
  const viewer = await askerOf(options, request, reply);
  if (isRefusal(viewer)) return refused(viewer);
  const key = request.headers['idempotency-key'];
  if (route.creates && viewer.person !== null && !isKey(key)) return refused(refuse('idempotency_key_required'));
  const kept =
    route.creates && viewer.person !== null && isKey(key)
      ? {
          // A key's requests are its own, not its maker's.
          asker: viewer.key ? `key:${viewer.key.id}` : viewer.person,
          key,
          route: route.name,
          requestHash: hashOf(raw),
          claimed: false,
        }
      : null;
  const endUpload = route.upload && viewer.person !== null ? await beginUpload(options.platform, viewer.person) : none;
  if (!endUpload) return refused(refuse('too_many_requests'));
  try {
    const result = await idempotency.run(kept, () =>
      origin.run({ address: request.ip, key: viewer.key?.id ?? null }, () =>
        answer(served, { platform: options.platform, viewer, incoming, raw }),
      ),
    );
    if (isRefusal(result)) return refused(result);
    return send(served, options, incoming, reply, result);
  } catch (error) {
    if (error instanceof Replay)
      return send(served, options, incoming, reply.header('idempotent-replay', 'true'), error.reply);
    throw error;
  } finally {
    endUpload();
  }
}

function send(served: Served, options: ApiOptions, incoming: Incoming, reply: FastifyReply, result: unknown): unknown {
  for (const [name, value] of incoming.outgoing) reply.header(name, value);
  if (served.route.stream) {
    const stream = result as AsyncIterable<Sse> | Broadcast;
    return 'open' in stream ? sendBroadcast(reply, stream, incoming.gone) : sendEvents(reply, stream, incoming.gone);
  }
  if (served.route.download) {
    const { stream, name, type, size } = result as Download;
    return reply
      .type(type)
      .header('content-length', size)
      .header('content-disposition', `attachment; filename*=UTF-8''${extended(name)}`)
      .send(stream);
  }
  if (options.checkReplies) served.route.reply.parse(result);
  const serialise = serialisers.get(served.route.reply) ?? compiled(reply, served.route.reply);
  return reply.type('application/json; charset=utf-8').serializer(serialise).send(result);
}

type Serialise = ReturnType<FastifyReply['compileSerializationSchema']>;
/** By the contract alone, so that of several servers in one process, as in tests, none compiles what another did. */
const serialisers = new WeakMap<Route['reply'], Serialise>();

/** Compiled when a route first answers: a start does not wait for hundreds. */
function compiled(reply: FastifyReply, schema: Route['reply']): Serialise {
  const made = reply.compileSerializationSchema(serialisable(schema));
  serialisers.set(schema, made);
  return made;
}

/** A file's name as RFC 8187 has it: what is no letter, digit or mark of its list is encoded. */
const extended = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** Aborted when the client has gone or the server closes. */
function untilGone(reply: FastifyReply, closing: AbortSignal): AbortSignal {
  const gone = new AbortController();
  reply.raw.on('close', () => gone.abort());
  return AbortSignal.any([gone.signal, closing]);
}

function incomingOf(request: FastifyRequest, gone: AbortSignal): Incoming {
  return {
    requestId: request.id,
    ip: request.ip,
    host: request.headers.host ?? '',
    userAgent: (request.headers['user-agent'] ?? '').slice(0, 300),
    cookie: bearerOf(request) === null ? (request.headers.cookie ?? '') : '',
    lastEventId: typeof request.headers['last-event-id'] === 'string' ? request.headers['last-event-id'] : null,
    outgoing: new Headers(),
    upload: request.body instanceof Readable ? request.body : null,
    gone,
  };
}

function isKey(key: unknown): key is string {
  return typeof key === 'string' && /^[\w-]{8,100}$/.test(key);
}

function hashOf(raw: { params: unknown; query: unknown; body: unknown }): string {
  const body = raw.body instanceof Readable ? null : (raw.body ?? null);
  return createHash('sha256')
    .update(JSON.stringify([raw.params, raw.query, body]))
    .digest('hex');
}
