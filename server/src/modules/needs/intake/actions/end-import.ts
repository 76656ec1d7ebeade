import type { ImportFailure, ImportState } from '@jiebang/contract/needs/imports/import.ts';
import { toHolders } from '#kernel/audience.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { type Actor, actorOf, clock, type Viewer } from '#kernel/viewer.ts';
import type { Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import { record } from '#platform/db/transact.ts';
import { forgetFile } from '#platform/files/store.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf, type ImportPlace } from '../access.ts';
import { type ImportAction, type ImportPart, importLife } from '../lifecycle.ts';
import { importRules, noneUnfinished } from '../rules.ts';
import { findImport, type ImportRow, lockImport, madeOfEach, setImport } from '../store.ts';

/** An import as its start and its end answer it. */
export type Started = { readonly id: string; readonly state: ImportState; readonly version: number };

/** Stops an import before it starts or between two batches. What was imported by then stays. */
export async function cancelImport(platform: Platform, viewer: Viewer, id: string): Promise<Started | Refusal> {
  const found = await findImport(platform.db, id);
  const as = found ? asOf(viewer, found) : [];
  if (as.length === 0) return refuse('not_found');
  const own = found?.role === 'owner';
  const actor = actorOf(viewer, own ? 'owner' : 'organiser', own ? found.organisation : null);
  return end(platform, id, 'cancel', as, actor);
}

/** Ends an import of which every row is settled. */
export const finishImport = (platform: Platform, id: string) => end(platform, id, 'finish', ['clock'], clock);

/** Ends an import whose file cannot be read. */
export const failImport = (platform: Platform, id: string, failure: ImportFailure) =>
  end(platform, id, 'fail', ['clock'], clock, failure);

/** Moves an import to one of its ends, forgets its file, and tells the owners what was made for them. */
async function end(
  platform: Platform,
  id: string,
  action: ImportAction,
  as: readonly ImportPart[],
  actor: Actor,
  failure: ImportFailure | null = null,
): Promise<Started | Refusal> {
  let file: string | null = null;
  const ended = await platform.transact<Started>(async (tx) => {
    const held = await lockImport(tx, id);
    if (!held) return refuse('not_found');
    const move = decide(importLife, importRules, { action, state: held.state, as, context: noneUnfinished });
    if (isRefusal(move)) return move;
    file = held.file;
    await setImport(tx, id, { file: null, failure });
    if (file !== null) await forgetFile(tx, file);
    const counts = { imported: held.imported, already: held.already, bad: held.bad };
    const refusal = await moveRow(tx, importLife, id, move, {
      actor,
      data: { track: held.track, ...counts },
      audience: audienceOf(held),
    });
    if (refusal) return refusal;
    await tellOwners(tx, held);
    return { id, state: move.to, version: held.version + 1 };
  });
  // A crash before this leaves bytes that no row names, which the sweep removes.
  if (!isRefusal(ended) && file !== null) await platform.files.remove(file);
  return ended;
}

/** Whom the progress of an import concerns: who imports, and the organisers of its track, or the people of the organisation that imports its own. */
export const audienceOf = (row: ImportPlace & { readonly person: string | null }): string[] => [
  ...(row.person === null ? [] : [`person:${row.person}`]),
  ...(row.role === 'owner'
    ? [`organisation:${row.organisation}`]
    : [...toHolders('organiser', row), ...toHolders('track_organiser', row)]),
];

/** One fact for each owner, however many drafts it got; none for one that imported them itself. */
async function tellOwners(tx: Tx, row: ImportRow): Promise<void> {
  if (row.role === 'owner') return;
  for (const { organisation, count } of await madeOfEach(tx, row.id)) {
    record(tx, {
      name: 'needs_imported',
      subject: organisation,
      actor: { person: row.person, organisation: null, role: row.role },
      data: { count, track: row.track },
      audience: [`organisation:${organisation}`],
    });
  }
}
