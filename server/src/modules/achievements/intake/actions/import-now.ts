import { createReadStream } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import type { Platform } from '#platform/platform.ts';
import { ticks } from '#platform/wall-clock.ts';
import { kindOf } from '../imports/lines.ts';
import { findImport, type ImportRow } from '../store.ts';
import { runImport, TakenUp } from './run.ts';
import { startAs } from './start.ts';
import { takeImport } from './upload.ts';

type Given = {
  readonly organisation: string;
  readonly file: string;
  readonly name: string;
  readonly source: string;
  readonly publishes: boolean;
};

/**
 * The import of a file by the operator, run here and now, its columns as their names suggest: the same as an organisation's, in the same
 * batches. What the operator publishes it answers for: its rows are public at once. Where this is cut, a server goes on with it; where one has
 * taken it up already, it is only watched to its end.
 */
export async function importAchievementsNow(
  platform: Platform,
  given: Given,
  progress: (row: ImportRow) => void = () => undefined,
): Promise<ImportRow | Refusal> {
  const begun = await beginAchievementsImport(platform, given);
  if (isRefusal(begun)) return begun;
  for (let ended = false; !ended; )
    ended = await runImport(platform, begun.id, { progress }).then(
      () => true,
      (error: unknown) => {
        if (error instanceof TakenUp) return watched(platform, begun, progress);
        throw error;
      },
    );
  return (await findImport(platform.db, begun.id)) ?? begun;
}

const watchMs = 500;
/** So long another may settle nothing before it counts as gone. */
const patienceMs = 60_000;

/** Watches an import that another runs; whether it came to its end. */
async function watched(platform: Platform, begun: ImportRow, progress: (row: ImportRow) => void): Promise<boolean> {
  let [settled, since] = [-1, ticks()];
  while (ticks() - since < patienceMs) {
    const row = (await findImport(platform.db, begun.id)) ?? begun;
    if (row.state !== 'running' && row.state !== 'waiting') return true;
    if (row.settled !== settled) [settled, since] = [row.settled, ticks()];
    progress(row);
    await pause(watchMs);
  }
  return false;
}

/** The same as far as its waiting to be run: a server takes it up. */
export async function beginAchievementsImport(platform: Platform, given: Given): Promise<ImportRow | Refusal> {
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
  return isRefusal(started) ? started : row;
}
