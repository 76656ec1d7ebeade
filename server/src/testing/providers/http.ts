import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a stand-in got. */
export type Got = {
  readonly method: string;
  readonly url: URL;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
};
/** What it says: JSON or text; `slow` never ends its reply, `cut` closes the connection. */
export type Says =
  | { readonly status?: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> }
  | 'slow'
  | 'cut';

export type StandIn = {
  readonly url: string;
  /** Everything it was asked so far. */
  readonly got: Got[];
  close(): Promise<void>;
};

/** A server on loopback that stands in for a provider. */
export async function standIn(answer: (got: Got) => Says): Promise<StandIn> {
  const got: Got[] = [];
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const asked = {
      method: request.method ?? '',
      url: new URL(request.url ?? '/', 'http://stand-in'),
      headers: request.headers,
      body: Buffer.concat(chunks).toString('utf8'),
    };
    got.push(asked);
    const says = answer(asked);
    if (says === 'cut') return void request.socket.destroy();
    const { status = 200, headers = {} } = says === 'slow' ? {} : says;
    response.writeHead(status, { 'content-type': 'text/plain', ...headers });
    if (says === 'slow') return void response.write('{');
    response.end(typeof says.body === 'string' ? says.body : JSON.stringify(says.body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    got,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
