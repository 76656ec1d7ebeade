import { randomInt } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { modules } from '#app';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { sweepFiles } from '#platform/files/keep.ts';
import type { Platform } from '#platform/platform.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { killEverything, newDataDir, openBeside, type RunningServer, startServer, stopServer } from './process.ts';
import { type Load, sendOnce, sha256, startWriters } from './writes.ts';

export type Survival = {
  readonly acknowledged: { readonly needs: number; readonly edits: number; readonly files: number };
  readonly sentAgain: number;
  readonly replayed: number;
  /** Bytes that the kills left without a row, and which the sweep removed. */
  readonly orphans: number;
  /** Milliseconds from each start after a kill to the first answer. */
  readonly readyAfterMs: readonly number[];
  /** What differs from the acknowledged, each in words; empty when nothing was lost and nothing is too much. */
  readonly differences: readonly string[];
};

/** Kills a server with everything below it again and again while it is written to, and compares what is there with what was acknowledged. */
export async function surviveKills(kills: number, writers: number): Promise<Survival> {
  const dataDir = newDataDir();
  let server: RunningServer | undefined = await startServer(dataDir);
  try {
    const place = await makePlace(dataDir);
    const writing = startWriters({ ...place, address: () => server?.address }, writers);
    const readyAfterMs: number[] = [];
    for (let kill = 0; kill < kills; kill += 1) {
      // Not a wait for anything: the random moment of the kill.
      await pause(randomInt(200, 1500));
      const killed: RunningServer = server;
      server = undefined;
      await killEverything(killed, shuffled);
      server = await startServer(dataDir);
      readyAfterMs.push(server.readyAfterMs);
    }
    await writing.finish();
    const { load } = writing;
    const { orphans, differences } = await compare(dataDir, server, load);
    const stopped = await stopServer(server);
    return {
      acknowledged: { needs: load.needs.length, edits: load.edits, files: load.files.length },
      sentAgain: load.sentAgain,
      replayed: load.replayed,
      orphans,
      readyAfterMs,
      differences:
        stopped === 0
          ? differences
          : [...differences, `the last stop ended with ${stopped}, saying: ${server.output()}`],
    };
  } finally {
    if (server?.child.exitCode === null) await killEverything(server, shuffled);
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
}

/** An organisation, a track that collects needs, and a member who is signed in. */
export async function makePlace(dataDir: string): Promise<{ cookie: string; organisation: string; track: string }> {
  const { platform, close } = await openBeside(dataDir);
  const organisation = await makeOrganisation(platform);
  const track = await makeTrack(platform, await makeContest(platform));
  const { cookie } = await makePerson(platform, { name: '郑持续', organisations: [{ id: organisation }] });
  await close();
  return { cookie, organisation, track };
}

async function compare(dataDir: string, server: RunningServer, load: Load) {
  const { platform, close } = await openBeside(dataDir);
  try {
    const orphans = await sweepAsIfOld(dataDir, platform);
    const differences = [
      ...(await rowsAgainst(platform, load)),
      ...bytesAgainst(path.join(dataDir, 'files'), load),
      ...(await repliesAgainst(server.address, load)),
    ];
    for (const { name } of modules.filter(hasTables)) {
      const broken = await brokenInvariants(platform, name);
      differences.push(...broken.map((one) => `${name}: ${one}`));
    }
    return { orphans, differences };
  } finally {
    await close();
  }
}

/** The desk keeps nothing, so nothing of it can be broken. */
function hasTables({ name }: { readonly name: string }): boolean {
  return fs.existsSync(path.resolve(import.meta.dirname, `../../src/modules/${name}/store.ts`));
}

/** The sweep, with every file as old as it must be to be taken for an orphan. */
async function sweepAsIfOld(dataDir: string, platform: Platform): Promise<number> {
  const longAgo = new Date(Date.now() - 2 * 3_600_000);
  for (const file of filesUnder(path.join(dataDir, 'files'))) fs.utimesSync(file, longAgo, longAgo);
  return sweepFiles(platform);
}

async function rowsAgainst(platform: Platform, load: Load): Promise<string[]> {
  const needs = await platform.pool.query('select id, version, title from needs.need order by id');
  const files = await platform.pool.query(
    'select a.need, f.id, f.sha256 from platform.file f join needs.attachment a on a.file = f.id order by f.id',
  );
  return [
    ...unlike(
      'needs',
      needs.rows.map(({ id, version, title }) => `${id} ${version} ${title}`),
      load.needs.map(({ id, version, title }) => `${id} ${version} ${title}`),
    ),
    ...unlike(
      'rows of files',
      files.rows.map(({ id, need, sha256 }) => `${id} ${need} ${sha256}`),
      load.files.map(({ id, need, sha256 }) => `${id} ${need} ${sha256}`),
    ),
  ];
}

function bytesAgainst(folder: string, load: Load): string[] {
  const there = filesUnder(folder).map((file) => `${path.basename(file)} ${sha256(fs.readFileSync(file))}`);
  const sent = load.files.map(({ id, sha256 }) => `${id} ${sha256}`);
  return unlike('bytes of files', there, sent);
}

/** Every creating request once more: the reply that it had, and said to be that. */
async function repliesAgainst(address: string, load: Load): Promise<string[]> {
  const differences: string[] = [];
  for (const { send } of [...load.needs, ...load.files]) {
    const { text, replayed } = await sendOnce(address, send);
    if (!replayed || text !== send.reply) differences.push(`a key was answered ${text} after ${send.reply}`);
  }
  return differences;
}

function unlike(what: string, there: string[], acknowledged: string[]): string[] {
  const [has, said] = [new Set(there), new Set(acknowledged)];
  return [
    ...acknowledged.filter((one) => !has.has(one)).map((one) => `${what}: lost ${one}`),
    ...there.filter((one) => !said.has(one)).map((one) => `${what}: nobody was told of ${one}`),
  ];
}

function filesUnder(folder: string): string[] {
  return fs
    .readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.parentPath !== folder)
    .map((entry) => path.join(entry.parentPath, entry.name));
}

function shuffled<T>(list: T[]): T[] {
  return list
    .map((one) => ({ one, at: randomInt(2 ** 32) }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}
