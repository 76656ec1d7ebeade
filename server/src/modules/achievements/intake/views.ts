import type { AchievementImport } from '@jiebang/contract/achievements/imports/import.ts';
import { allowed } from '#kernel/lifecycle.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { asOf } from './access.ts';
import { importLife } from './lifecycle.ts';
import { importRules, noImport } from './rules.ts';
import type { ImportRow } from './store.ts';

/** An import as its organisation's people see it; `by` is the name of who began it. */
export function importView(
  row: ImportRow,
  { by, owner }: { readonly by: string | null; readonly owner: string },
  viewer: Viewer,
): AchievementImport {
  // Which column is what is said with the start itself.
  const context = { ...noImport, mapping: ['title' as const] };
  const can = allowed(importLife, importRules, { state: row.state, as: asOf(viewer, row), context });
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    name: row.name,
    organisation: { id: row.organisation, name: owner },
    by,
    at: row.created_at.toISOString(),
    since: row.moved_at.toISOString(),
    failure: row.failure,
    whole: row.whole,
    done: row.done,
    imported: row.imported,
    already: row.already,
    bad: row.bad,
    activeMs: row.active_ms,
    can: can as AchievementImport['can'],
  };
}
