import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import path from 'node:path';
import type { Platform } from '#platform/platform.ts';
import { brokenInvariantsOf } from '../cli/invariants.ts';

/** Names of a module's invariants that do not hold now, each with the rows that break it, and facts that docs/domain/facts.md has not; empty when all hold. */
export async function brokenInvariants(platform: Platform, module: string): Promise<string[]> {
  const broken = await brokenInvariantsOf(platform.pool, module);
  const { rows } = await platform.pool.query<{ name: string }>('select distinct name from platform.fact order by name');
  const page = readFileSync(new URL('../../../docs/domain/facts.md', import.meta.url), 'utf8');
  const unlisted = rows.filter(({ name }) => !page.includes(`| \`${name}\` |`));
  return [
    ...broken.map((one) => `${one.name} ${JSON.stringify(one.rows)}`),
    ...unlisted.map(({ name }) => `the fact ${name} stands on the page of facts`),
  ];
}

/** The same over every room that has a table. */
export async function brokenAnywhere(platform: Platform): Promise<string[]> {
  const files = glob('*/invariants.sql', { cwd: new URL('../modules/', import.meta.url) });
  const broken: string[] = [];
  for await (const file of files) broken.push(...(await brokenInvariants(platform, path.dirname(file))));
  return broken;
}
