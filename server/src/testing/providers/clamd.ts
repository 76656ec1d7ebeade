import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';

/** What the stand-in takes for malware wherever it stands in a file: harmless words. */
export const infected = 'a sample that the stand-in finds';

/** What it does in place of scanning: closes the connection at once or in the middle of its reply, never answers, or says this. */
export type ClamdDoes = 'cut' | 'half' | 'silent' | { readonly says: string };

export type ClamdStandIn = {
  /** By which a client finds it. */
  readonly at: { readonly host: string; readonly port: number } | { readonly path: string };
  /** Every file that was sent to its end. */
  readonly got: Buffer[];
  /** Does this with the next scans. */
  next(...does: ClamdDoes[]): void;
  close(): Promise<void>;
};

/** clamd as documented, of which it knows the one command `zINSTREAM`: at a port of loopback, or at a Unix socket. Files of more than `limit` bytes are refused. */
export async function clamdStandIn({
  path,
  limit = 1024 * 1024,
}: {
  path?: string;
  limit?: number;
} = {}): Promise<ClamdStandIn> {
  const got: Buffer[] = [];
  const queue: ClamdDoes[] = [];
  const open = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => undefined);
    converse(socket, { got, limit, does: queue.shift() });
  });
  server.listen(path === undefined ? { port: 0, host: '127.0.0.1' } : { path });
  await once(server, 'listening');
  return {
    at: path === undefined ? { host: '127.0.0.1', port: (server.address() as AddressInfo).port } : { path },
    got,
    next: (...does) => void queue.push(...does),
    close: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

type Given = { readonly got: Buffer[]; readonly limit: number; readonly does: ClamdDoes | undefined };

const command = Buffer.from('zINSTREAM\0');

function converse(socket: net.Socket, { got, limit, does }: Given): void {
  if (does === 'cut') return void socket.destroy();
  // As clamd does, without reading what may still come.
  const finish = (text: string) => {
    socket.pause();
    socket.end(text, () => socket.destroy());
  };
  const file: Buffer[] = [];
  let rest = Buffer.alloc(0);
  let begun = false;
  let size = 0;
  socket.on('data', (part: Buffer) => {
    rest = Buffer.concat([rest, part]);
    if (!begun) {
      if (rest.length < command.length) return;
      if (!rest.subarray(0, command.length).equals(command)) return finish('UNKNOWN COMMAND\0');
      rest = rest.subarray(command.length);
      begun = true;
    }
    while (rest.length >= 4) {
      const length = rest.readUInt32BE(0);
      if (length === 0) {
        got.push(Buffer.concat(file));
        if (does !== 'silent') finish(does === undefined ? replyTo(Buffer.concat(file)) : textOf(does));
        return;
      }
      if (size + length > limit) return finish('INSTREAM size limit exceeded. ERROR\0');
      if (rest.length < 4 + length) return;
      size += length;
      file.push(rest.subarray(4, 4 + length));
      rest = rest.subarray(4 + length);
    }
  });
}

const replyTo = (file: Buffer): string =>
  file.includes(infected) ? 'stream: Stand-In.Sample-1 FOUND\0' : 'stream: OK\0';

const textOf = (does: 'half' | { readonly says: string }): string => (does === 'half' ? 'stream: O' : `${does.says}\0`);
