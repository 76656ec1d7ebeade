import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';

const REACH_LIMIT_MS = 5_000;
const LEAST_VERSION = 15;

/**
 * Waits a few seconds until the PostgreSQL of DATABASE_URL answers, and checks that we can live on it. The problem, if any, is
 * one sentence that does not repeat the password.
 */
export async function reachDatabase(url: string): Promise<{ problem: string } | undefined> {
  const { host, pathname } = new URL(url);
  const deadline = Date.now() + REACH_LIMIT_MS;
  for (;;) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: Math.max(500, deadline - Date.now()) });
    client.on('error', () => {});
    try {
      await client.connect();
      const { rows } = await client.query<{ version: number; encoding: string }>(
        "SELECT current_setting('server_version_num')::int / 10000 AS version, current_setting('server_encoding') AS encoding",
      );
      return judge(rows[0]);
    } catch (error) {
      const isFinal = error instanceof Error && 'severity' in error && !isStarting(error);
      if (isFinal || Date.now() > deadline) {
        const where = host + decodeURIComponent(pathname);
        return { problem: `The database at ${where} (DATABASE_URL) cannot be used: ${reason(error)}.` };
      }
      await pause(250);
    } finally {
      await client.end().catch(() => {});
    }
  }
}

function judge(row: { version: number; encoding: string } | undefined): { problem: string } | undefined {
  if (!row || row.version < LEAST_VERSION) {
    return {
      problem: `DATABASE_URL leads to PostgreSQL ${row?.version}: version ${LEAST_VERSION} or later is needed.`,
    };
  }
  if (row.encoding !== 'UTF8') {
    return { problem: `The database of DATABASE_URL stores ${row.encoding}: create it with ENCODING 'UTF8'.` };
  }
  return undefined;
}

/** 57P03: the server is starting up or shutting down. */
const isStarting = (error: Error) => 'code' in error && error.code === '57P03';

function reason(error: unknown): string {
  if (error instanceof AggregateError) return reason(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
