import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { newId } from '#kernel/ids.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { closeQuietConnections } from './drain.ts';
import { bearerOf } from './guard/bearer.ts';
import { networkOf } from './guard/network.ts';
import { securityHeaders } from './guard/security-headers.ts';
import { problemOf, refusalOfLibraryError, type Statuses } from './problems.ts';

export type HttpOptions = {
  readonly publicUrl: string;
  readonly statuses: Statuses;
  readonly logLevel: string;
  readonly requestsPerMinute: number;
  /** Whether a proxy in front tells the client's address. */
  readonly trustProxy: boolean;
  /** Where log lines go; to standard output when left out. */
  readonly logTo?: LogSink;
};
/** Takes one log line of JSON at a time. */
export type LogSink = { write(line: string): void };

/** JSON bodies of up to one megabyte; files have a route and a limit of their own. */
const bodyLimit = 1024 * 1024;
export const uploadLimit = 50 * 1024 * 1024;

/** A Fastify server with the house's headers, limits, origin check, request ids and problem documents; routes come later. */
export async function openHttp(options: HttpOptions): Promise<FastifyInstance> {
  const headers = securityHeaders(options.publicUrl);
  const refusedWith = (reply: FastifyReply, refusal: Refusal) => {
    const problem = problemOf(refusal, options.statuses, reply.request.id);
    return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  };
  const server = Fastify({
    bodyLimit,
    // What our own proxy says of its peer, and nothing before it: the rest of X-Forwarded-For is the asker's to write.
    trustProxy: options.trustProxy ? (_address, hop) => hop === 0 : false,
    genReqId: () => newId(),
    // What is no address at all never comes to a route, nor to its hooks.
    frameworkErrors: (_error, _request, reply) => void refusedWith(reply.headers(headers), refuse('not_found')),
    requestTimeout: 60_000,
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    routerOptions: { maxParamLength: 4000, ignoreTrailingSlash: true },
    logger: {
      level: options.logLevel,
      ...(options.logTo ? { stream: options.logTo } : {}),
      // Addresses are logged without their query, and no header or body is: codes, tokens and texts stay out of logs.
      serializers: {
        req: (request) => ({
          method: request.method,
          path: request.url.split('?')[0],
          ip: request.ip,
        }),
        res: (reply) => ({ status: reply.statusCode }),
        err: withoutValues,
      },
    },
  });
  closeQuietConnections(server);
  await server.register(rateLimit, {
    max: options.requestsPerMinute,
    timeWindow: '1 minute',
    keyGenerator: (request) => networkOf(request.ip),
  });
  server.addHook('onRequest', (request, reply, done) => {
    // No cache keeps what does not say that it may be kept, however its address is written.
    reply.headers({ ...headers, 'x-request-id': request.id, 'cache-control': 'no-store' });
    if (bearerOf(request) !== null) return done();
    if (sameOrigin(request.method, request.headers, options.publicUrl)) return done();
    refusedWith(reply, refuse('wrong_origin'));
  });
  server.setErrorHandler((error: { statusCode?: number; code?: string }, request, reply) => {
    const refusal = refusalOfLibraryError(error);
    if (!refusal) request.log.error({ err: error }, 'a bug: something was thrown');
    else if (refusal.refused === 'unavailable') request.log.error({ err: error }, 'the server cannot answer now');
    return refusedWith(reply, refusal ?? refuse('internal'));
  });
  return server;
}

/**
 * An error as the log has it. The database's own carry more, such as the whole row that broke a constraint: what people wrote
 * stays out of logs.
 */
function withoutValues(error: Error): LoggedError {
  const { code, constraint, cause } = error as Error & { code?: unknown; constraint?: unknown };
  return {
    type: error.name,
    message: error.message,
    stack: error.stack ?? '',
    ...(code === undefined ? {} : { code }),
    ...(constraint === undefined ? {} : { constraint }),
    ...(cause instanceof Error ? { cause: withoutValues(cause) } : {}),
  };
}
type LoggedError = { type: string; message: string; stack: string; [more: string]: unknown };

/**
 * Cross-site request forgery: a browser tells with every unsafe request where it comes from; another site's is refused.
 * What sends neither header is no browser and carries no ambient cookie. What bears a key is not asked: no browser adds one by itself,
 * and where one is, cookies count for nothing.
 */
function sameOrigin(
  method: string,
  headers: Record<string, string | string[] | undefined>,
  publicUrl: string,
): boolean {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return true;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const { origin } = headers;
  return origin === undefined || origin === new URL(publicUrl).origin;
}
