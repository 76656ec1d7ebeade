import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setClock } from '#platform/db/connection.ts';
import {
  freePort,
  newDataDir,
  openBeside,
  processTestLimitMs,
  runMain,
  startServer,
  stopServer,
  trialEnvironment,
} from './process.ts';

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

const production = {
  PUBLIC_URL: 'https://jiebang.example.org',
  SMTP_URL: 'smtp://127.0.0.1:1',
  MAIL_FROM: 'notice@example.org',
};

describe('production', { timeout: processTestLimitMs }, () => {
  it.each(['demo-accounts.json', 'demo-loading'])('refuses a data folder with %s', async (name) => {
    fs.writeFileSync(`${dataDir}/${name}`, '[]');
    const run = runMain('serve', trialEnvironment(dataDir, { ...production, MASTER_KEY: 'ab'.repeat(32) }));
    expect({ code: await run.ended, says: run.output() }).toEqual({
      code: 1,
      says: `${dataDir} holds a demo contest, whose people, passwords and results are invented: set DATA_DIR to a folder of production's own.\n`,
    });
  });

  it('refuses a database whose clock was moved', async () => {
    const trial = await startServer(dataDir);
    const { platform, close } = await openBeside(dataDir);
    await setClock(platform.db, new Date('2031-01-01T00:00:00Z'));
    await close();
    expect(await stopServer(trial)).toBe(0);
    const MASTER_KEY = fs.readFileSync(`${dataDir}/master.key`, 'utf8').trim();
    const PORT = String(await freePort());
    const run = runMain('serve', trialEnvironment(dataDir, { ...production, MASTER_KEY, PORT }));
    expect({ code: await run.ended, says: run.output() }).toEqual({
      code: 1,
      says: 'The clock of this database was moved, for a test or a demo contest: production does not run on it.\n',
    });
  });
});

describe('a start that cannot succeed says why in one sentence and ends with 1', {
  timeout: processTestLimitMs,
}, () => {
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
