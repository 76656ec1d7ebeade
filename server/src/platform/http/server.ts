import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance } from 'fastify';
import { newId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { closeQuietConnections } from './drain.ts';
import { problemOf, refusalOfLibraryError, type Statuses } from './problems.ts';
import { securityHeaders } from './security-headers.ts';

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
  const server = Fastify({
    bodyLimit,
    trustProxy: options.trustProxy,
    genReqId: () => newId(),
    requestTimeout: 60_000,
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
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
      },
    },
  });
  closeQuietConnections(server);
  const headers = securityHeaders(options.publicUrl);
  await server.register(rateLimit, {
    max: options.requestsPerMinute,
    timeWindow: '1 minute',
  });
  server.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers).header('x-request-id', request.id);
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
    if (sameOrigin(request.method, request.headers, options.publicUrl)) return done();
    const problem = problemOf(refuse('wrong_origin'), options.statuses, request.id);
    reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  });
  server.setErrorHandler((error: { statusCode?: number; code?: string }, request, reply) => {
    const refusal = refusalOfLibraryError(error);
    if (!refusal) request.log.error({ err: error }, 'a bug: something was thrown');
    else if (refusal.refused === 'unavailable') request.log.error({ err: error }, 'the server cannot answer now');
    const problem = problemOf(refusal ?? refuse('internal'), options.statuses, request.id);
    return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  });
  return server;
}

/**
 * Cross-site request forgery: a browser tells with every unsafe request where it comes from; another site's is refused.
 * What sends neither header is no browser and carries no ambient cookie.
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
