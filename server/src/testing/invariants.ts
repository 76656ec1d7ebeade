import { glob } from 'node:fs/promises';
import path from 'node:path';
import type { Platform } from '#platform/platform.ts';
import { brokenInvariantsOf } from '../cli/invariants.ts';

/** Names of a module's invariants that do not hold now, each with the rows that break it; empty when all hold. */
export async function brokenInvariants(platform: Platform, module: string): Promise<string[]> {
  const broken = await brokenInvariantsOf(platform.pool, module);
  return broken.map(({ name, rows }) => `${name} ${JSON.stringify(rows)}`);
}

/** The same over every room that has a table. */
export async function brokenAnywhere(platform: Platform): Promise<string[]> {
  const files = glob('*/invariants.sql', { cwd: new URL('../modules/', import.meta.url) });
  const broken: string[] = [];
  for await (const file of files) broken.push(...(await brokenInvariants(platform, path.dirname(file))));
  return broken;
}
