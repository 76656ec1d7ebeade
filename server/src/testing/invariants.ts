import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Platform } from '#platform/platform.ts';

/** Names of a module's invariants that do not hold now, each with the rows that break it; empty when all hold. */
export async function brokenInvariants(platform: Platform, module: string): Promise<string[]> {
  const text = await readFile(new URL(`../modules/${module}/invariants.sql`, import.meta.url), 'utf8');
  const names = [...text.matchAll(/^-- name: (.*)$/gm)].map((match) => match[1] ?? '');
  const queries = text.split(/^-- name: .*$/m).slice(1);
  const broken: string[] = [];
  for (const [at, query] of queries.entries()) {
    const { rows } = await platform.pool.query(query);
    if (rows.length > 0) broken.push(`${names[at]} ${JSON.stringify(rows)}`);
  }
  return broken;
}

/** The same over every room that has a table. */
export async function brokenAnywhere(platform: Platform): Promise<string[]> {
  const files = glob('*/invariants.sql', { cwd: new URL('../modules/', import.meta.url) });
  const broken: string[] = [];
  for await (const file of files) broken.push(...(await brokenInvariants(platform, path.dirname(file))));
  return broken;
}
