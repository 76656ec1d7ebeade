import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import { databaseAt } from './server.ts';

export type TestDatabase = { url: string; drop(): Promise<void> };

/** A migrated, empty database of its own, for one test file: copied from the template in some 50 ms. Drop it at the end. */
export async function testDatabase(): Promise<TestDatabase> {
  const { url, template } = inject('testServer');
  const name = `jiebang_test_${randomBytes(6).toString('hex')}`;
  await onServer(url, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  return { url: databaseAt(url, name), drop: () => onServer(url, `DROP DATABASE ${name} WITH (FORCE)`) };
}

/** A copy of a database as it stands now, as a restored dump of it would be. Ends everybody's connections to it. */
export async function copyOf(databaseUrl: string): Promise<TestDatabase> {
  const { url } = inject('testServer');
  const from = new URL(databaseUrl).pathname.slice(1);
  const name = `jiebang_test_${randomBytes(6).toString('hex')}`;
  await endConnections(databaseUrl);
  await onServer(url, `CREATE DATABASE ${name} TEMPLATE ${from}`);
  return { url: databaseAt(url, name), drop: () => onServer(url, `DROP DATABASE ${name} WITH (FORCE)`) };
}

/** Ends every connection to a database, as when its servers are stopped; pools open others when they are next asked. */
export async function endConnections(databaseUrl: string): Promise<void> {
  const name = new URL(databaseUrl).pathname.slice(1);
  await onServer(
    inject('testServer').url,
    `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '${name}'`,
  );
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
