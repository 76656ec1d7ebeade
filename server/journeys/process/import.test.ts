import { expect, test } from 'vitest';
import { surviveImport } from './imports.ts';
import { processTestLimitMs } from './process.ts';

for (const by of ['organiser', 'owner'] as const)
  test(`kill -9 in the middle of an import by an ${by} loses no row and repeats none`, {
    timeout: processTestLimitMs,
  }, async () => {
    const { differences, atKill, imported, bad } = await surviveImport(800, by);
    expect(differences).toEqual([]);
    expect([imported, bad]).toEqual([720, 80]);
    expect(atKill).toBeGreaterThan(0);
  });
