import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import { Client } from 'pg';
import { migrate } from '#platform/db/migrate.ts';
import { KeyFailure } from '#platform/keys/key-failure.ts';
import { PostgresFailure } from '#platform/postgres/failure.ts';
import { type RunningPostgres, startPostgres } from '#platform/postgres/start.ts';
import { reachDatabase } from '#platform/process/database.ts';
import {
  demoWasInterrupted,
  holdsDemo,
  keepDemoAccounts,
  readDemoAccounts,
  signIns,
} from '#platform/process/demo-accounts.ts';
import { beginLife, type Life } from '#platform/process/life.ts';
import { readSettings, type Settings } from '#platform/process/settings.ts';
import { buildApp } from './app.ts';

// `node main.ts start` is the trial, `node main.ts serve` is production.

/** A reason not to start that the person who starts it can do something about: printed as it is, without a trace. */
class CannotStart extends Error {}

async function start(settings: Settings, life: Life): Promise<void> {
  if (settings.mode === 'production' && holdsDemo(settings.dataDir)) {
    throw new CannotStart(
      `${settings.dataDir} holds a demo contest, whose people, passwords and results are invented: set DATA_DIR to a folder of production's own.`,
    );
  }
  const url = await openDatabase(settings, life);
  await tryPort(settings);
  await migrate(url);
  const app = await buildApp(settings, url);
  life.onEnd(app.close);
  if (settings.mode === 'production' && (await app.clockIsMoved())) {
    throw new CannotStart(
      'The clock of this database was moved, for a test or a demo contest: production does not run on it.',
    );
  }
  // Before listening: if it is cut short, nothing that anybody was told is kept can be in that database.
  if (settings.demo && (await app.isEmpty())) {
    console.log('Loading the demo contest (once; DEMO=off starts without it):');
    await keepDemoAccounts(settings.dataDir, () => app.loadDemo((line) => console.log(`  ${line}`)));
  }
  const address = await app.listen();
  const accounts = settings.mode === 'trial' ? readDemoAccounts(settings.dataDir) : [];
  if (accounts.length > 0) console.log(`\nSign-ins of the demo contest:\n${signIns(accounts)}`);
  console.log(`\n揭榜 Jiebang is running at ${settings.port === 0 ? address : settings.publicUrl} (Ctrl-C stops it)`);
}

/** Meets a taken port now, not after minutes of loading. */
async function tryPort({ port, host }: Settings): Promise<void> {
  const server = net.createServer().listen(port, host);
  await once(server, 'listening');
  server.close();
  await once(server, 'close');
}

async function openDatabase(settings: Settings, life: Life): Promise<string> {
  const interrupted = settings.mode === 'trial' && demoWasInterrupted(settings.dataDir);
  if (settings.databaseUrl !== undefined) {
    const unreachable = await reachDatabase(settings.databaseUrl);
    if (unreachable) throw new CannotStart(unreachable.problem);
    if (interrupted) {
      throw new CannotStart(
        `Loading the demo contest was cut short: empty the database of DATABASE_URL, remove ${settings.dataDir}/demo-loading, and start again.`,
      );
    }
    return settings.databaseUrl;
  }
  const postgres = await startPostgres({ dataDir: settings.dataDir });
  life.onEnd(postgres.stop);
  void postgres.ended.then((log) => {
    if (life.ending()) return;
    console.error(`PostgreSQL ended by itself; start again to recover. It said last: ${log.trim().split('\n').at(-1)}`);
    void life.end(1);
  });
  if (interrupted) await emptyDatabase(postgres, settings.dataDir);
  return postgres.url;
}

/** Starts afresh after a demo contest that was cut short. */
async function emptyDatabase({ url }: RunningPostgres, dataDir: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  const client = new Client({ connectionString: url.replace(`/${name}?`, '/postgres?') });
  await client.connect();
  await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  fs.rmSync(`${dataDir}/files`, { recursive: true, force: true });
  fs.rmSync(`${dataDir}/demo-loading`);
}

/** One sentence for what the person who starts can mend; undefined for a bug of ours. */
function explain(error: unknown, settings: Settings): string | undefined {
  if (error instanceof CannotStart || error instanceof PostgresFailure || error instanceof KeyFailure)
    return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${settings.port} is taken by another program: stop it, or set PORT to a free one.`;
    case 'EACCES':
      return `This user may not listen on port ${settings.port}, or not write ${settings.dataDir}: choose another PORT or DATA_DIR.`;
    case 'EADDRNOTAVAIL':
      return `HOST ${settings.host} is not an address of this machine.`;
    case 'ENOSPC':
    case '53100':
      return `The disk that holds ${settings.dataDir} is full: free some space and start again; nothing was damaged.`;
  }
  return undefined;
}

async function main(command: string | undefined): Promise<void> {
  if (command !== 'start' && command !== 'serve') {
    console.error('Say start (trial on this machine) or serve (production).');
    process.exit(2);
  }
  const read = readSettings(command === 'start' ? 'trial' : 'production', process.env);
  if ('problems' in read) {
    for (const problem of read.problems) console.error(problem);
    process.exit(1);
  }
  const life = beginLife();
  try {
    await start(read.settings, life);
  } catch (error) {
    if (!life.ending()) console.error(explain(error, read.settings) ?? error);
    await life.end(1);
  }
}

await main(process.argv[2]);
