import { readFile } from 'node:fs/promises';
import type pg from 'pg';

export type BrokenInvariant = { readonly name: string; readonly rows: readonly Record<string, unknown>[] };

/** A module's invariants that do not hold now, each with the rows that break it; none for a module without any. */
export async function brokenInvariantsOf(pool: pg.Pool, module: string): Promise<BrokenInvariant[]> {
  const file = new URL(`../modules/${module}/invariants.sql`, import.meta.url);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const names = [...text.matchAll(/^-- name: (.*)$/gm)].map((match) => match[1] ?? '');
  const queries = text.split(/^-- name: .*$/m).slice(1);
  const broken: BrokenInvariant[] = [];
  for (const [at, query] of queries.entries()) {
    const { rows } = await pool.query<Record<string, unknown>>(query);
    if (rows.length > 0) broken.push({ name: names[at] ?? '', rows });
  }
  return broken;
}
