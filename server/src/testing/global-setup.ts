import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '#platform/db/migrate.ts';
import { startPostgres } from '#platform/postgres/start.ts';
import { databaseAt } from './server.ts';

/** Losing everything at a power cut is fine for a test, waiting for the disk is not. */
const forgetful = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];

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

async function startOwn(): Promise<{ url: string; stop(): Promise<void> }> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'jiebang-test-'));
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
