import type { AchievementImportState } from '@jiebang/contract/achievements/imports/import.ts';
import type { ImportFailure } from '@jiebang/contract/needs/imports/import.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { type Actor, actorOf, clock, type Viewer } from '#kernel/viewer.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import { forgetFile } from '#platform/files/store.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf } from '../access.ts';
import { type ImportAction, type ImportPart, importLife } from '../lifecycle.ts';
import { type ImportContext, importRules, noImport } from '../rules.ts';
import { findImport, type ImportRow, lockImport, setImport } from '../store.ts';

/** An import as each change of it answers. */
export type ImportChanged = { readonly id: string; readonly state: AchievementImportState; readonly version: number };

type Change = {
  readonly given?: Partial<ImportContext>;
  readonly apply?: (tx: Tx, row: ImportRow) => Promise<void>;
};

/** A move of an import asked for by one of its organisation's people. */
export async function moveImport(
  platform: Platform,
  viewer: Viewer,
  id: string,
  action: ImportAction,
  change: Change = {},
): Promise<ImportChanged | Refusal> {
  const found = await findImport(platform.db, id);
  const as = found ? asOf(viewer, found) : [];
  if (!found || as.length === 0) return refuse('not_found');
  return move(platform, id, action, as, actorOf(viewer, 'owner', found.organisation), change);
}

/** The same by the background. */
export const moveByClock = (platform: Platform, id: string, action: ImportAction, change: Change = {}) =>
  move(platform, id, action, ['clock'], clock, change);

/** Ends an import whose file cannot be read. */
export const failImport = (platform: Platform, id: string, failure: ImportFailure) =>
  moveByClock(platform, id, 'fail', { apply: (tx) => setImport(tx, id, { failure }) });

/** Makes one move; at an end the file is forgotten. */
export async function move(
  platform: Platform,
  id: string,
  action: ImportAction,
  as: readonly ImportPart[],
  actor: Actor,
  { given = {}, apply }: Change,
): Promise<ImportChanged | Refusal> {
  let forgotten: string | null = null;
  const moved = await platform.transact<ImportChanged>(async (tx) => {
    const row = await lockImport(tx, id);
    if (!row) return refuse('not_found');
    const at = (await now(tx)).getTime();
    const context = { ...noImport, now: at, since: row.moved_at.getTime(), ...given };
    const decided = decide(importLife, importRules, { action, state: row.state, as, context });
    if (isRefusal(decided)) return decided;
    await apply?.(tx, row);
    if (['done', 'failed', 'cancelled'].includes(decided.to) && row.file !== null) {
      forgotten = row.file;
      await setImport(tx, id, { file: null });
      await forgetFile(tx, row.file);
    }
    const { imported, already, bad } = row;
    const refusal = await moveRow(tx, importLife, id, decided, {
      actor,
      data: { imported, already, bad },
      audience: audienceOf(row),
    });
    return refusal ?? { id, state: decided.to, version: row.version + 1 };
  });
  // A crash before this leaves bytes that no row names, which the sweep removes.
  if (!isRefusal(moved) && forgotten !== null) await platform.files.remove(forgotten);
  return moved;
}

/** Whom the progress of an import concerns: who began it, and the organisation's people. */
export const audienceOf = ({ person, organisation }: Pick<ImportRow, 'person' | 'organisation'>): string[] => [
  ...(person === null ? [] : [`person:${person}`]),
  `organisation:${organisation}`,
];
