import { isRefusal } from '#kernel/refusal.ts';
import { NoSheet } from '#platform/files/sheets/unpack.ts';
import type { Platform } from '#platform/platform.ts';
import { ticks } from '#platform/wall-clock.ts';
import { batchSize } from '../config.ts';
import { batchesOf } from '../imports/batches.ts';
import { findImport, type ImportRow } from '../store.ts';
import { failImport, moveByClock } from './move.ts';
import { settleBatch } from './settle.ts';

type Run = {
  /** Aborted, the batch under way is the last; another run goes on from there. */
  readonly stopping?: AbortSignal;
  readonly progress?: (row: ImportRow) => void;
};

/** Another process settles the rows of the same import. */
export class TakenUp extends Error {
  override readonly message = 'an import that another settles too';
}

/**
 * Runs an import from where it stands to its end: reads its file anew, passes over what is settled, and settles the rest batch by batch, so
 * that whatever ended it before cost one batch at most. Returns when it is at an end, cancelled meanwhile, or stopped. Throws `TakenUp` where
 * another settles the same rows: the lane of long work comes back later.
 */
export async function runImport(platform: Platform, id: string, how: Run = {}): Promise<void> {
  await moveByClock(platform, id, 'begin');
  const row = await findImport(platform.db, id);
  if (row?.state !== 'running') return;
  try {
    if (!(await settleAll(platform, row, how))) return;
  } catch (error) {
    if (error instanceof NoSheet) return void (await failImport(platform, id, error.failure));
    // Cancelled, its file is gone.
    if (how.stopping?.aborted || (await findImport(platform.db, id))?.state !== 'running') return;
    throw error;
  }
  await moveByClock(platform, id, 'finish');
}

/** Whether every row is settled; false where it was stopped or cancelled. */
async function settleAll(platform: Platform, begun: ImportRow, { stopping, progress }: Run): Promise<boolean> {
  if (begun.file === null) throw new Error('an import that runs without its file');
  const { kind, headers, header_row: headerRow, settled: skip, whole: size } = begun;
  const mapping = begun.mapping.map((column) => (column === '' ? null : column));
  const asked = { kind, headers, mapping, headerRow, skip, size, rows: batchSize, publishes: begun.publishes };
  let settled = skip;
  let since = ticks();
  for await (const batch of batchesOf(platform.files.get(begun.file), asked, stopping)) {
    const active = ticks() - since;
    since = ticks();
    // Waited for here: what it throws would be nobody's while the reader ends.
    if (!(await settleBatch(platform, { id: begun.id, settled }, batch, active)))
      return await endedMeanwhile(platform, begun.id);
    settled += batch.rows;
    if (progress) progress((await findImport(platform.db, begun.id)) ?? begun);
    if (stopping?.aborted) return false;
  }
  return true;
}

/** Cancelled meanwhile it is at its end; else another server is at it. */
async function endedMeanwhile(platform: Platform, id: string): Promise<false> {
  const now = await findImport(platform.db, id);
  if (now?.state === 'running') throw new TakenUp();
  return false;
}

/** What ends an import of which nobody has matched the columns. */
export const lapseImport = async (platform: Platform, id: string) => {
  const lapsed = await moveByClock(platform, id, 'lapse');
  if (isRefusal(lapsed) && lapsed.refused !== 'not_in_this_state')
    throw new Error(`an import does not lapse: ${lapsed.refused}`);
};
