import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/**
 * Closes, when the server closes, every connection on which nothing is under way. Node does so only where a request was
 * answered before: one that a browser opened ahead and never used counts as busy for a minute, and would hold up the end.
 */
export function closeQuietConnections(server: FastifyInstance): void {
  const quiet = new Set<Socket>();
  let closing = false;
  const rest = (socket: Socket) => {
    if (closing) socket.destroySoon();
    else if (!socket.destroyed) quiet.add(socket);
  };
  server.server.on('connection', (socket: Socket) => {
    socket.once('close', () => quiet.delete(socket));
    rest(socket);
  });
  server.server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    quiet.delete(socket);
    response.once('close', () => rest(socket));
  });
  server.addHook('preClose', async () => {
    closing = true;
    for (const socket of quiet) socket.destroy();
  });
}
