import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort, newDataDir, runMain, startServer, stopServer, trialEnvironment } from './process.ts';

let dataDir = '';
beforeEach(() => {
  dataDir = newDataDir();
});
afterEach(() => fs.rmSync(dataDir, { recursive: true, force: true }));

/** What a start that cannot succeed says, and how it ends. */
async function refusedStart(given: NodeJS.ProcessEnv): Promise<{ code: number | null; says: string }> {
  const run = runMain('start', trialEnvironment(dataDir, given));
  const code = await run.ended;
  return { code, says: run.output() };
}

describe('a start that cannot succeed says why in one sentence and ends with 1', () => {
  it('on a folder on which another runs, which goes on running', async () => {
    const first = await startServer(dataDir);
    expect(await refusedStart({ PORT: String(await freePort()) })).toEqual({
      code: 1,
      says: `Another Jiebang (process ${first.child.pid}) is already running on ${dataDir}: stop it first, or set DATA_DIR to another folder.\n`,
    });
    expect((await fetch(`${first.address}/readyz`)).status).toBe(200);
    expect(await stopServer(first)).toBe(0);
  });

  it('on a port that is taken', async () => {
    const other = net.createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as net.AddressInfo;
    expect(await refusedStart({ PORT: String(port) })).toEqual({
      code: 1,
      says: `Port ${port} is taken by another program: stop it, or set PORT to a free one.\n`,
    });
    other.close();
  });

  it('with a DATABASE_URL where nothing listens, without its password', async () => {
    const port = await freePort();
    const DATABASE_URL = `postgres://someone:secret@127.0.0.1:${port}/jiebang`;
    expect(await refusedStart({ DATABASE_URL })).toEqual({
      code: 1,
      says: `The database at 127.0.0.1:${port}/jiebang (DATABASE_URL) cannot be used: connect ECONNREFUSED 127.0.0.1:${port}.\n`,
    });
  });
});
