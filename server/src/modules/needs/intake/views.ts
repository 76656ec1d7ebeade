import type { NeedImport } from '@jiebang/contract/needs/imports/import.ts';
import { allowed } from '#kernel/lifecycle.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Track } from '#modules/contests/index.ts';
import { asOf } from './access.ts';
import { importLife } from './lifecycle.ts';
import { importRules, noneUnfinished } from './rules.ts';
import type { ImportRow } from './store.ts';

/** An import as those see it who it is for; `by` is the name of who started it, `owner` of the organisation that imports its own. */
export function importView(
  row: ImportRow,
  track: Track,
  { by, owner }: { readonly by: string | null; readonly owner: string | null },
  viewer: Viewer,
): NeedImport {
  const asked = { state: row.state, as: asOf(viewer, row), context: noneUnfinished };
  const { cancel } = allowed(importLife, importRules, asked);
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    name: row.name,
    contest: row.contest,
    track: { id: track.id, name: track.name, kind: track.kind },
    by,
    owner,
    at: row.created_at.toISOString(),
    since: row.moved_at.toISOString(),
    failure: row.failure,
    total: row.total,
    imported: row.imported,
    already: row.already,
    bad: row.bad,
    can: cancel === undefined ? {} : { cancel },
  };
}
