import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

// The highest qualities cost ten times as much and save a tenth.
const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 2, [constants.BROTLI_PARAM_LGWIN]: 18 } };
/** A page up to this many characters is compressed here, in some 0.1 ms: to hand it to another thread and back costs more. */
const compressedHere = 100_000;

/** Sends a text compressed as the client accepts it; a long one off the main thread. */
export async function sendText(request: FastifyRequest, reply: FastifyReply, text: string): Promise<FastifyReply> {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  const here = text.length <= compressedHere;
  reply.header('vary', 'cookie, accept-encoding');
  if (/\bbr\b/.test(accepted)) {
    const bytes = here ? brotliCompressSync(text, brotli) : await promisify(brotliCompress)(text, brotli);
    return reply.header('content-encoding', 'br').send(bytes);
  }
  if (/\bgzip\b/.test(accepted)) {
    const bytes = here ? gzipSync(text, { level: 5 }) : await promisify(gzip)(text, { level: 5 });
    return reply.header('content-encoding', 'gzip').send(bytes);
  }
  return reply.send(text);
}

/**
 * Says of a text what it is by (`ETag`, weak: it may be compressed) and when what it tells of last changed, and whether the
 * client has it already. `If-None-Match` decides alone where it is sent (RFC 9110 §13.2.2).
 */
export function isUnchanged(
  request: FastifyRequest,
  reply: FastifyReply,
  text: string,
  changed: string | null,
): boolean {
  const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
  reply.header('etag', `W/${tag}`).header('vary', 'cookie, accept-encoding');
  if (changed !== null) reply.header('last-modified', new Date(changed).toUTCString());
  const { 'if-none-match': known, 'if-modified-since': since } = request.headers;
  if (known !== undefined)
    return known.trim() === '*' || known.split(',').some((one) => one.trim().replace(/^W\//, '') === tag);
  if (since === undefined || changed === null) return false;
  // HTTP dates have whole seconds.
  return Math.floor(Date.parse(changed) / 1000) * 1000 <= Date.parse(since);
}
