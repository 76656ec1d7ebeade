import type { AchievementDraft } from '@jiebang/contract/achievements/achievement.ts';
import type { AchievementChanged } from '@jiebang/contract/achievements/work.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf } from '../access.ts';
import { achievementLife } from '../lifecycle.ts';
import { lockReadable } from '../queries/readable.ts';
import { achievementRules, plainContext } from '../rules.ts';
import { type AchievementRow, draftColumns, setAchievement } from '../store.ts';
import { draftOf } from '../views.ts';

/** Saves a draft. It is no move: autosave would fill the history; the fact says who and when. */
export function editAchievement(
  platform: Platform,
  viewer: Viewer,
  id: string,
  version: number,
  draft: AchievementDraft,
): Promise<AchievementChanged | Refusal> {
  return editing<AchievementChanged>(platform, viewer, id, null, async (tx, row) => {
    if (row.version !== version) return refuse('stale_version');
    await setAchievement(tx, id, { ...draftColumns(draft), version: version + 1 });
    return { id, state: row.state, version: version + 1 };
  });
}

/** Changes what may be changed while a draft may be edited; told as the fact of editing where none is named. */
export function editing<T>(
  platform: Platform,
  viewer: Viewer,
  id: string,
  fact: string | null,
  change: (tx: Tx, row: AchievementRow, at: Date) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  return platform.transact<T>(async (tx) => {
    const row = await lockReadable(tx, viewer, id);
    if (!row) return refuse('not_found');
    const at = await now(tx);
    const decided = decide(achievementLife, achievementRules, {
      action: 'edit',
      state: row.state,
      as: asOf(viewer, row),
      context: plainContext(draftOf(row)),
    });
    if (isRefusal(decided)) return decided;
    const changed = await change(tx, row, at);
    if (isRefusal(changed)) return changed;
    record(tx, {
      name: fact ?? decided.fact,
      subject: id,
      actor: actorOf(viewer, decided.by, row.organisation),
      audience: [`organisation:${row.organisation}`],
    });
    return changed;
  });
}
