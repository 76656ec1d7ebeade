import type { ServerResponse } from 'node:http';
import type { FastifyReply } from 'fastify';
import type { Broadcast, Sse } from './serve.ts';

/** What may wait for one slow reader of a broadcast, in bytes; who is further behind is let go, and comes back to where it was. */
const farBehind = 256 * 1024;

/** Sends a broadcast until the client goes or the server closes. Nobody is waited for: a slow client is let go. */
export function sendBroadcast(reply: FastifyReply, broadcast: Broadcast, gone: AbortSignal): void {
  // Ended by the end of the connection and not in chunks (RFC 9112, 6.3): each write is then one write of the very bytes.
  reply.raw.removeHeader('transfer-encoding');
  begin(reply);
  const { raw } = reply;
  const leave = broadcast.open((bytes) => {
    if (raw.writableLength > farBehind) raw.destroy();
    else raw.write(bytes);
  });
  const end = () => {
    gone.removeEventListener('abort', end);
    leave();
    raw.end();
  };
  gone.addEventListener('abort', end);
  if (gone.aborted) end();
}

/** Sends server-sent events until the source ends or the client goes. A slow client is waited for: nothing piles up here. */
export async function sendEvents(reply: FastifyReply, events: AsyncIterable<Sse>, gone: AbortSignal): Promise<void> {
  begin(reply);
  try {
    for await (const one of events) {
      if (gone.aborted) break;
      if (!reply.raw.write(written(one))) await drained(reply.raw, gone);
    }
  } finally {
    reply.raw.end();
  }
}

function begin(reply: FastifyReply): void {
  const headers = Object.fromEntries(Object.entries(reply.getHeaders()).map(([name, value]) => [name, value ?? '']));
  reply.hijack();
  reply.raw.writeHead(200, {
    ...headers,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  reply.raw.write(': open\n\n');
}

/** A heartbeat has an id and no data: the client dispatches nothing and remembers where to resume (HTML, 9.2.6). */
function written({ id, told }: Sse): string {
  return told ? `id: ${id}\nevent: ${told.name}\ndata: ${JSON.stringify(told.data)}\n\n` : `: beat\nid: ${id}\n\n`;
}

function drained(response: ServerResponse, gone: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      response.removeListener('drain', end);
      gone.removeEventListener('abort', end);
      resolve();
    };
    response.once('drain', end);
    gone.addEventListener('abort', end);
    if (gone.aborted) end();
  });
}
