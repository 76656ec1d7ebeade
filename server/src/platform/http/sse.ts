import type { FastifyReply } from 'fastify';
import type { Sse } from './serve.ts';

/** Sends server-sent events until the source ends or the client goes. */
export async function sendEvents(reply: FastifyReply, events: AsyncIterable<Sse>, gone: AbortSignal): Promise<void> {
  const headers = Object.fromEntries(Object.entries(reply.getHeaders()).map(([name, value]) => [name, value ?? '']));
  reply.hijack();
  reply.raw.writeHead(200, {
    ...headers,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  reply.raw.write(': open\n\n');
  try {
    for await (const event of events) {
      if (gone.aborted) break;
      reply.raw.write(`id: ${event.id}\nevent: ${event.name}\ndata: ${JSON.stringify(event.data)}\n\n`);
    }
  } finally {
    reply.raw.end();
  }
}
