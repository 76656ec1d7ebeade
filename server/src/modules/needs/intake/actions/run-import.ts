import type { ImportFailure } from '@jiebang/contract/needs/imports/import.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { clock } from '#kernel/viewer.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { batchSize } from '../config.ts';
import { readApart } from '../imports/read-apart.ts';
import type { ReadFile } from '../imports/read-file.ts';
import { importLife } from '../lifecycle.ts';
import { importRules, noneUnfinished } from '../rules.ts';
import { findImport, type ImportRow, lockImport } from '../store.ts';
import { audienceOf, failImport, finishImport } from './end-import.ts';
import { settleBatch } from './settle-batch.ts';

type Run = {
  /** Aborted, the batch under way is the last; another run goes on from there. */
  readonly stopping?: AbortSignal;
  readonly progress?: (settled: number, total: number) => void;
};

/** Batches that may meet another import of the same rows one after the other; then it is given up for now. */
const mostMeetings = 50;

/**
 * Runs an import from where it stands to its end: reads its file, which gives the same rows each time, and settles what is not
 * settled yet, batch by batch. Two that run the same import take turns and settle each row once. Returns when it is at an end,
 * cancelled meanwhile, or stopped.
 */
export async function runImport(platform: Platform, id: string, { stopping, progress }: Run = {}): Promise<void> {
  const begun = await begin(platform, id);
  if (isRefusal(begun)) return;
  const read = await readStored(platform, begun, stopping);
  if (read === null) return;
  if (typeof read === 'string') {
    await failImport(platform, id, read);
    return;
  }
  const { rows } = read;
  for (let meetings = 0; meetings < mostMeetings; ) {
    const row = await findImport(platform.db, id);
    if (stopping?.aborted || row?.state !== 'running') return;
    if (row.settled >= rows.length && row.total !== null) {
      await finishImport(platform, id);
      return;
    }
    const settled = await settleBatch(platform, row, rows.slice(row.settled, row.settled + batchSize), rows.length);
    if (settled === null) meetings += 1;
    else progress?.(settled, rows.length);
  }
  throw new Error('an import met others of the same rows again and again');
}

/** The import as one that runs; refused where it is at an end. */
function begin(platform: Platform, id: string): Promise<ImportRow | Refusal> {
  return platform.transact<ImportRow>(async (tx) => {
    const row = await lockImport(tx, id);
    if (!row) return refuse('not_found');
    if (row.state === 'running') return row;
    const asked = { action: 'begin', state: row.state, as: ['clock'], context: noneUnfinished } as const;
    const move = decide(importLife, importRules, asked);
    if (isRefusal(move)) return move;
    const refusal = await moveRow(tx, importLife, id, move, {
      actor: clock,
      data: { track: row.track },
      audience: audienceOf(row),
    });
    return refusal ?? { ...row, state: move.to };
  });
}

/** The rows of the stored file; null where the import ended meanwhile, with its file, or is to stop. */
async function readStored(
  platform: Platform,
  { id, file, name }: ImportRow,
  stopping: AbortSignal | undefined,
): Promise<ReadFile | ImportFailure | null> {
  if (file === null) throw new Error('an import that runs without its file');
  try {
    const bytes = new Uint8Array(Buffer.concat(await platform.files.get(file).toArray()));
    return await readApart(name, bytes, stopping);
  } catch (error) {
    if (stopping?.aborted || (await findImport(platform.db, id))?.state !== 'running') return null;
    throw error;
  }
}
