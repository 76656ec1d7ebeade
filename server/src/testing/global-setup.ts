import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '#platform/db/migrate.ts';
import { startPostgres } from '#platform/postgres/start.ts';
import { databaseAt } from './server.ts';

/** Losing everything at a power cut is fine for a test, waiting for the disk is not; nor is starting a process for a table of ten rows. */
const forgetful = [
  'max_parallel_workers_per_gather=0',
  ...['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'],
  ...['max_connections=200', 'shared_buffers=256MB', 'max_wal_size=256MB'],
];

/**
 * Once for a whole run: a PostgreSQL (the one at TEST_DATABASE_URL, else an embedded one in a temporary folder) with one
 * migrated template, from which `testDatabase` copies.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['TEST_DATABASE_URL'];
  const server = given ? { url: given, stop: async () => {} } : await startOwn();
  const template = `jiebang_template_${process.pid}`;
  const admin = new Client({ connectionString: server.url });
  await admin.connect();
  const dropTemplate = () => admin.query(`DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
  try {
    await dropTemplate();
    await admin.query(`CREATE DATABASE ${template}`);
    await migrate(databaseAt(server.url, template));
  } catch (error) {
    await admin.end();
    await server.stop();
    throw error;
  }
  project.provide('testServer', { url: server.url, template });
  return async () => {
    await dropTemplate();
    await admin.end();
    await server.stop();
  };
}

const memory = '/dev/shm';
const gibibyte = 2 ** 30;

/**
 * Where the databases of a run lie: in memory, where the system offers as much as they never need, else in the temporary folder. Each is
 * some 700 files, made and removed hundreds of times; an ext4 without a journal looks at every inode freed in the last minutes before
 * it takes a new one, and was seen to need a second for each database.
 */
function folderOfDatabases(): string {
  const free = fs.existsSync(memory) ? fs.statfsSync(memory) : null;
  const roomy = free !== null && free.bavail * free.bsize > 3 * gibibyte && os.freemem() > 3 * gibibyte;
  return roomy ? memory : os.tmpdir();
}

async function startOwn(): Promise<{ url: string; stop(): Promise<void> }> {
  const dataDir = fs.mkdtempSync(path.join(folderOfDatabases(), 'jiebang-test-'));
  const postgres = await startPostgres({
    dataDir,
    flags: forgetful.flatMap((flag) => ['-c', flag]),
    initFlags: ['--no-sync'],
  });
  return {
    url: postgres.url,
    stop: async () => {
      await postgres.stop();
      fs.rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
