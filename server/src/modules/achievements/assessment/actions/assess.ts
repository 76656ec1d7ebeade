import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '#kernel/ids.ts';
import { clock } from '#kernel/viewer.ts';
import { now } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { draftOf } from '../../views.ts';
import { modelNow } from '../config.ts';
import { foundOf, gradedOf, modelOf } from '../rules.ts';
import { addVersions, anyBeingPublished, lastVersionsOf, lockToAssess, noteAssessed } from '../store.ts';

/** Achievements that one transaction assesses. */
const batchSize = 500;
/**
 * While an import makes its rows public, so many with a pause after them, in milliseconds: those that were made before it come first, and its own
 * million takes nothing from it that could be felt.
 */
const [besideImports, restMs] = [100, 1000];

/** Assesses what waits for it, a batch in each transaction, until nothing is left or it is to stop. What comes out as it was makes no new version. */
export async function assessWaiting(platform: Platform, stopping: AbortSignal): Promise<void> {
  for (;;) {
    const beside = await anyBeingPublished(platform.db);
    const assessed = await assessBatch(platform, beside ? besideImports : batchSize);
    if (assessed === 0 || stopping.aborted) return;
    // Ended early where it is to stop.
    if (beside) await pause(restMs, null, { signal: stopping }).catch(() => null);
  }
}

async function assessBatch(platform: Platform, most: number): Promise<number> {
  const assessed = await platform.transact<number>(async (tx) => {
    const rows = await lockToAssess(tx, modelNow, most);
    if (rows.length === 0) return 0;
    const ids = rows.map(({ id }) => id);
    const before = await lastVersionsOf(tx, ids);
    const at = await now(tx);
    const model = modelOf(modelNow);
    const versions = rows.flatMap((row) => {
      const found = foundOf(model, draftOf(row));
      const last = before.get(row.id);
      const same = last?.automatic?.model === modelNow && last.automatic.found.join('\n') === found.join('\n');
      if (same) return [];
      const { scores, total } = gradedOf(model, found);
      const version = { n: (last?.n ?? 0) + 1, kind: 'automatic', model: modelNow, at };
      return [{ achievement: row.id, ...version, found, scores, total }];
    });
    await addVersions(tx, versions);
    await noteAssessed(tx, ids, modelNow);
    record(tx, {
      name: 'achievements_assessed',
      // Of a batch as of one: whoever shows an assessment reads it anew.
      subject: ids.length === 1 ? (ids[0] ?? newId()) : newId(),
      actor: clock,
      data: { count: versions.length, model: modelNow },
      audience: rows.length === 1 ? [`organisation:${rows[0]?.organisation}`] : [],
    });
    return rows.length;
  });
  return typeof assessed === 'number' ? assessed : 0;
}
