import { once } from 'node:events';
import net from 'node:net';
import type { Report } from '../ask.ts';

/** What a scan says: nothing found; malware found; more bytes than the scanner takes; or no answer that could be used. */
export type ScanOutcome = 'clean' | 'infected' | 'too_large' | 'failed';

/** Looks for malware in the bytes of a file. */
export type Scanner = {
  /** Whether it runs on this machine, which is trusted with what nobody may read yet. */
  readonly local: boolean;
  /** Throws only where `bytes` does. */
  scan(bytes: AsyncIterable<Uint8Array>): Promise<ScanOutcome>;
};

/** Where clamd listens: over TCP, or at a Unix socket. */
export type ClamdSettings = { readonly host: string; readonly port: number } | { readonly path: string };

/** For a whole scan: clamd itself gives up after two minutes by default (MaxScanTime). */
const patienceMs = 120_000;
/** Longer than any reply that is documented. */
const longestReply = 4096;

/** ClamAV's daemon by INSTREAM, as its public documentation describes it. What it finds, and that it cannot be asked, is told to the operator. */
export function clamdAt(settings: ClamdSettings, report: Report): Scanner {
  return {
    local: isHere(settings),
    async scan(bytes) {
      const { whole, reply } = await ask(settings, bytes);
      // An answer to a part of the file says nothing of the rest.
      if (whole && reply === 'stream: OK') return 'clean';
      const found = /^stream: (.+) FOUND$/.exec(reply)?.[1];
      report(`malware scan: clamd ${found ? 'found' : 'answered'} ${plain(found ?? reply)}`);
      if (found) return 'infected';
      return /^INSTREAM size limit exceeded/.test(reply) ? 'too_large' : 'failed';
    },
  };
}

/** A Unix socket, or a loopback address as such: a name may come to mean another machine. */
const isHere = (where: ClamdSettings): boolean =>
  'path' in where || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$|^::1$/.test(where.host);

/** What came over the wire, as one word a log may have. */
const plain = (text: string): string => text.slice(0, 100).replace(/[^\w.():/ -]/g, '?') || 'nothing';

/** Sends a file in chunks, each after its length in four bytes of network order, and an empty one at the end; reads the one reply. */
async function ask(where: ClamdSettings, bytes: AsyncIterable<Uint8Array>): Promise<{ whole: boolean; reply: string }> {
  const socket = net.connect({ ...where, signal: AbortSignal.timeout(patienceMs) });
  let over = false;
  const replied = replyOf(socket).finally(() => {
    over = true;
  });
  const send = async (part: Uint8Array) => {
    if (!socket.write(part)) await Promise.race([once(socket, 'drain').catch(() => undefined), replied]);
  };
  let whole = false;
  try {
    await send(Buffer.from('zINSTREAM\0'));
    for await (const chunk of bytes) {
      if (over) break;
      if (chunk.byteLength === 0) continue;
      await send(lengthOf(chunk.byteLength));
      await send(chunk);
    }
    if (!over) {
      whole = true;
      await send(lengthOf(0));
    }
    return { reply: await replied, whole };
  } finally {
    socket.destroy();
  }
}

function lengthOf(size: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(size);
  return length;
}

/** The reply, which ends with a zero byte; or in one word why there is none. */
function replyOf(socket: net.Socket): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  let text = '';
  socket.setEncoding('latin1');
  socket.on('data', (part: string) => {
    text += part;
    const end = text.indexOf('\0');
    if (end >= 0) resolve(text.slice(0, end));
    else if (text.length > longestReply) resolve('malformed');
  });
  socket.on('error', (error) => resolve(error.name === 'AbortError' ? 'timeout' : 'unreachable'));
  socket.on('close', () => resolve('cut off'));
  return promise;
}
