import { createReadStream } from 'node:fs';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import type { Platform } from '#platform/platform.ts';
import { kindOf } from '../imports/lines.ts';
import { findImport, type ImportRow } from '../store.ts';
import { runImport } from './run.ts';
import { startAs } from './start.ts';
import { takeImport } from './upload.ts';

/**
 * The import of a file by the operator, run here and now, its columns as their names suggest: the same as an organisation's, in the same
 * batches. What the operator publishes it answers for: its rows are public at once. Where this is cut, a server goes on with it.
 */
export async function importAchievementsNow(
  platform: Platform,
  given: {
    readonly organisation: string;
    readonly file: string;
    readonly name: string;
    readonly source: string;
    readonly publishes: boolean;
  },
  progress: (row: ImportRow) => void = () => undefined,
): Promise<ImportRow | Refusal> {
  const { file, ...columns } = given;
  const kind = kindOf(given.name);
  if (kind === null) return refuse('unsupported_media_type');
  const operator = { as: 'operator', person: null } as const;
  const taken = await takeImport(platform, { ...columns, ...operator, kind }, createReadStream(file));
  if (isRefusal(taken)) return taken;
  const row = await findImport(platform.db, taken.id);
  if (!row) throw new Error('an import vanished');
  const actor = { person: null, organisation: null, role: 'operator' };
  const started = await startAs(platform, row, null, ['operator'], actor);
  if (isRefusal(started)) return started;
  await runImport(platform, row.id, { progress });
  return (await findImport(platform.db, row.id)) ?? row;
}
