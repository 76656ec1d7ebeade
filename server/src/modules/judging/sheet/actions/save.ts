import type { SheetChanged, SheetDraft } from '@jiebang/contract/judging/sheet.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Platform } from '#platform/platform.ts';
import { sheetLife } from '../lifecycle.ts';
import { sheetRules } from '../rules.ts';
import { saveScores } from '../store.ts';
import { holdSheet, partsOf, sheetContext } from './move.ts';

/** Saves what the judge has so far. It is no move and no fact: how often a judge saves tells something. */
export async function saveSheet(
  platform: Platform,
  viewer: Viewer,
  id: string,
  version: number,
  draft: SheetDraft,
): Promise<SheetChanged | Refusal> {
  return platform.transact(async (tx) => {
    const held = await holdSheet(tx, id, false);
    if (!held) return refuse('not_found');
    const as = await partsOf(platform, tx, viewer, held);
    if (as.length === 0) return refuse('not_found');
    const { sheet } = held;
    const context = await sheetContext(tx, held, draft);
    const decided = decide(sheetLife, sheetRules, { action: 'save', state: sheet.state, as, context });
    if (isRefusal(decided)) return decided;
    if (sheet.version !== version) return refuse('stale_version');
    await saveScores(tx, sheet, draft);
    return { id, state: sheet.state, version: version + 1 };
  });
}
