import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import serveFiles from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '#kernel/refusal.ts';
import { type Viewer, visitor } from '#kernel/viewer.ts';
import { now } from '../db/connection.ts';
import type { Platform } from '../platform.ts';
import { type BuiltWeb, clientFolder, loadBuiltWeb } from './built-web.ts';
import { inProcessSend } from './in-process.ts';
import { problemOf, type Statuses } from './problems.ts';
import { isUnchanged, sendText } from './send-text.ts';
import type { Served } from './serve.ts';

export type PagesOptions = {
  readonly platform: Platform;
  readonly served: readonly Served[];
  readonly statuses: Statuses;
  /** Finds who asks from the request's cookies. */
  readonly whoAsks: (cookie: string) => Promise<Viewer>;
};

const YEAR_MS = 365 * 86_400_000;

/**
 * Puts the web under every address that no other route has: built files, the workspace's document, and the public pages,
 * rendered here. Pages are made from what a visitor may read, whoever asks, so that nothing else can ever stand in one; but for the
 * previews of a contest in preparation and of a need, each of which has one call, made as whoever asks, and is never kept.
 */
export async function mountPages(server: FastifyInstance, options: PagesOptions): Promise<void> {
  const web = once(loadBuiltWeb);
  const time = steadyTime(options.platform);
  const handlers = new Map(options.served.map((served) => [served.route.name, served]));
  const api = inProcessSend(options.platform, handlers, options.statuses, visitor);
  const previewed = new Map([...handlers].filter(([name]) => previews.includes(name)));
  server.addHook('onListen', async () => void (await web()));
  await server.register(serveFiles, {
    root: fileURLToPath(new URL('assets/', clientFolder)),
    prefix: '/assets/',
    preCompressed: true,
    // Their names hold a hash of their content.
    immutable: true,
    maxAge: YEAR_MS,
    index: false,
    suppressWarning: true,
  });
  for (const picture of ['favicon.svg', 'share.png'])
    server.get(`/${picture}`, (_request, reply) => reply.sendFile(picture, fileURLToPath(clientFolder)));
  for (const [prefix, locale] of [
    ['', 'zh'],
    ['/en', 'en'],
  ] as const) {
    const shell = async (_request: FastifyRequest, reply: FastifyReply) => sendWorkspace(await web(), locale, reply);
    server.get(`${prefix}/workspace`, shell);
    server.get(`${prefix}/workspace/*`, shell);
  }
  server.get('/*', async (request, reply) => {
    if (request.url.startsWith('/api/')) return notFound(request, reply, options.statuses);
    const built = await web();
    const viewer = await viewerOf(request, options);
    const isPreview = previewAddress.test(request.url);
    const calls = isPreview ? inProcessSend(options.platform, previewed, options.statuses, viewer) : api;
    const asker = {
      signedIn: viewer.person !== null,
      publicUrl: options.platform.publicUrl,
      now: await time(),
      assets: built.assets,
    };
    const page = await built.render(request.url, calls, asker).catch((error: unknown) => {
      request.log.error({ err: error }, 'a bug: a page could not be rendered');
      return built.renderFailure(request.url, asker, request.id);
    });
    if (isPreview) reply.header('x-robots-tag', 'noindex, nofollow');
    reply.header('cache-control', isPreview ? 'no-store' : asker.signedIn ? 'private, no-cache' : 'no-cache');
    if (page.location !== undefined) return reply.code(page.status).header('location', page.location).send();
    if (page.changed !== undefined && isUnchanged(request, reply, page.html, page.changed))
      return reply.code(304).send();
    return sendText(request, reply.code(page.status).type(page.type), page.html);
  });
  server.setNotFoundHandler((request, reply) => notFound(request, reply, options.statuses));
}

const previews = ['contests.contest', 'needs.preview'];
const previewAddress = /^(\/en)?\/preview\//;

async function viewerOf(request: FastifyRequest, options: PagesOptions): Promise<Viewer> {
  const { cookie } = request.headers;
  return cookie === undefined ? visitor : options.whoAsks(cookie);
}

function notFound(request: FastifyRequest, reply: FastifyReply, statuses: Statuses): FastifyReply {
  const problem = problemOf(refuse('not_found'), statuses, request.id);
  return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

/** The workspace's document: its component library writes styles, which its own content policy lets through by a nonce. */
function sendWorkspace(built: BuiltWeb, locale: 'zh' | 'en', reply: FastifyReply): FastifyReply {
  const nonce = randomBytes(16).toString('base64');
  const policy = String(reply.getHeader('content-security-policy')).replace(
    "style-src 'self'",
    `style-src 'self' 'nonce-${nonce}';style-src-attr 'unsafe-inline'`,
  );
  return reply
    .header('content-security-policy', policy)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(built.workspaceShell(locale, { ...built.workspace, nonce }));
}

/** Calls `make` at most once, when first needed; a failure is not kept. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}

/** The platform's time for showing, asked of the database at most once a second: what decides anything asks it anew. */
function steadyTime(platform: Platform): () => Promise<Date> {
  let ahead = 0;
  let askedAt = Number.NEGATIVE_INFINITY;
  return async () => {
    const here = Date.now();
    if (here - askedAt > 1000) {
      askedAt = here;
      ahead = (await now(platform.db)).getTime() - here;
    }
    return new Date(here + ahead);
  };
}
