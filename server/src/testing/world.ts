import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { type Contract, contract } from '@jiebang/contract/contract.ts';
import { type Client, clientOver, httpSend, Problem } from '@jiebang/contract/http/client.ts';
import type { FastifyInstance } from 'fastify';
import { modules, openPlatform, openServer } from '#app';
import { now, setClock } from '#platform/db/connection.ts';
import { deliverFacts, registerReactions } from '#platform/facts/deliver.ts';
import type { LogSink } from '#platform/http/server.ts';
import { runDueMoves } from '#platform/jobs/jobs.ts';
import { runLongWork } from '#platform/jobs/long-work.ts';
import type { Platform } from '#platform/platform.ts';
import { testDatabase } from './database.ts';

/** A whole server on a database of its own, driven over its real HTTP surface, with a clock that the test moves. */
export type World = {
  readonly platform: Platform;
  readonly server: FastifyInstance;
  readonly databaseUrl: string;
  /** Where stored files lie. */
  readonly filesFolder: string;
  /** The typed client of whoever holds this cookie; of a visitor when left out. */
  as(who?: { readonly cookie: string }): Client<Contract>;
  now(): Promise<Date>;
  /** Moves the clock and lets everything that is due happen. */
  travel(to: Date): Promise<void>;
  /** Lets due moves, long work and reactions run until there is nothing left to do. */
  settle(): Promise<void>;
  close(): Promise<void>;
};

const reactions = modules.flatMap((module) => module.reactions ?? []);
const dueMoves = modules.flatMap((module) => module.dueMoves ?? []);
const longWork = modules.flatMap((module) => module.longWork ?? []);

export type WorldOptions = {
  /** Gets every line of the server's log, from `info` on. */
  readonly logTo?: LogSink;
  /** Listens at `platform.publicUrl`, for browsers, and shows its mail in the local mailbox. */
  readonly listen?: boolean;
  /** The way of text messages, and WeChat; none when left out. */
  readonly sms?: Platform['sms'];
  readonly wechat?: Platform['wechat'];
  /** The malware scan; none when left out. */
  readonly scanner?: Platform['scanner'];
  /** Dense vectors; none when left out. */
  readonly embeddings?: Platform['embeddings'];
  /** Three when left out. */
  readonly verificationWorkingDays?: number;
};

/** Opens a world; replies are checked against the contract, so a field too many fails the test. */
export async function openWorld({ logTo, listen = false, ...providers }: WorldOptions = {}): Promise<World> {
  const database = await testDatabase();
  const port = listen ? await freePort() : 3000;
  const folder = await mkdtemp(path.join(os.tmpdir(), 'jiebang-test-'));
  const opened = await openPlatform({
    databaseUrl: database.url,
    filesFolder: path.join(folder, 'files'),
    masterKey: randomBytes(32),
    publicUrl: `http://127.0.0.1:${port}`,
    connections: 10,
    localMailbox: listen,
    ...providers,
  });
  const { platform } = opened;
  await registerReactions(platform.db, reactions);
  const server = await openServer(opened, {
    ...(logTo ? { logLevel: 'info', logTo } : { logLevel: 'error' }),
    requestsPerMinute: 1_000_000,
    trustProxy: false,
    checkReplies: true,
  });
  if (listen) await server.listen({ port, host: '127.0.0.1' });
  const settle = async () => {
    for (;;) {
      const report = (problem: string, error: unknown) => {
        throw new Error(problem, { cause: error });
      };
      const moved = await runDueMoves(platform, dueMoves, report);
      const stopping = new AbortController().signal;
      const worked = await runLongWork(platform, longWork, { stopping, failed: new Map(), report });
      const handled = await deliverFacts(platform, reactions);
      if (moved + worked + handled === 0) return platform.search.settled();
    }
  };
  return {
    platform,
    server,
    databaseUrl: database.url,
    filesFolder: path.join(folder, 'files'),
    as: (who) => clientOver(contract, httpSend(fetchOver(server), '', who ? { cookie: who.cookie } : {})),
    now: () => now(platform.db),
    travel: async (to) => {
      await setClock(platform.db, to);
      await settle();
    },
    settle,
    close: async () => {
      await server.close();
      await opened.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A port that nothing listens at. */
async function freePort(): Promise<number> {
  const probe = net.createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** A `fetch` that goes through the server's own HTTP handling without a socket. */
export function fetchOver(server: FastifyInstance): typeof fetch {
  return async (address, request) => {
    const response = await server.inject({
      method: (request?.method ?? 'GET') as 'GET',
      url: String(address),
      headers: request?.headers as Record<string, string>,
      ...(request?.body === undefined || request.body === null ? {} : { payload: await payloadOf(request.body) }),
    });
    return new Response(response.rawPayload as BodyInit, {
      status: response.statusCode,
      headers: response.headers as Record<string, string>,
    });
  };
}

async function payloadOf(body: BodyInit): Promise<string | Buffer> {
  return typeof body === 'string' ? body : Buffer.from(await new Response(body).arrayBuffer());
}

/** The code with which a call was refused; fails the test when it was not. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Problem) return error.document.code;
    throw error;
  }
  throw new Error('the call was expected to be refused, and was not');
}
