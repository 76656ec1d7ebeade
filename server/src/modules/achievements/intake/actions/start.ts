import type { AchievementColumn } from '@jiebang/contract/achievements/imports/import.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { type Actor, actorOf, type Viewer } from '#kernel/viewer.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf } from '../access.ts';
import type { ImportPart } from '../lifecycle.ts';
import { headOf } from '../queries/head.ts';
import { findImport, type ImportRow, setImport } from '../store.ts';
import { type ImportChanged, move } from './move.ts';

/** Begins an import whose columns are matched: for each column of its file what it is, null for one that is left out. */
export async function startImport(
  platform: Platform,
  viewer: Viewer,
  id: string,
  mapping: readonly (AchievementColumn | null)[],
): Promise<ImportChanged | Refusal> {
  const row = await findImport(platform.db, id);
  const as = row ? asOf(viewer, row) : [];
  if (!row || as.length === 0) return refuse('not_found');
  return startAs(platform, row, mapping, as, actorOf(viewer, 'owner', row.organisation));
}

/** The same as whoever may. */
export async function startAs(
  platform: Platform,
  row: ImportRow,
  mapping: readonly (AchievementColumn | null)[] | null,
  as: readonly ImportPart[],
  actor: Actor,
): Promise<ImportChanged | Refusal> {
  if (row.state !== 'uploaded') return refuse('not_in_this_state', { detail: { state: row.state } });
  const head = await headOf(platform, row);
  // It is told at once: a file that cannot be read has no columns to match.
  if (typeof head === 'string') return refuse('unsupported_media_type');
  const columns = mapping ?? head.mapping;
  const matched = head.headers.map((_, at) => columns[at] ?? null);
  return move(platform, row.id, 'start', as, actor, {
    given: { mapping: matched },
    apply: (tx) =>
      setImport(tx, row.id, {
        header_row: head.headerRow,
        headers: [...head.headers],
        mapping: matched.map((column) => column ?? ''),
      }),
  });
}
