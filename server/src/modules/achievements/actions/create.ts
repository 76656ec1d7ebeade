import type { AchievementDraft } from '@jiebang/contract/achievements/achievement.ts';
import type { AchievementChanged } from '@jiebang/contract/achievements/work.ts';
import { newId } from '#kernel/ids.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { now } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf } from '../access.ts';
import { achievementLife } from '../lifecycle.ts';
import { achievementRules, plainContext } from '../rules.ts';
import { draftColumns, insertAchievement } from '../store.ts';

type Given = { readonly organisation: string; readonly achievement: AchievementDraft };

/** Starts a draft for one of the viewer's organisations. Drafts are free: verification is asked for at submission. */
export function createAchievement(
  platform: Platform,
  viewer: Viewer,
  { organisation, achievement }: Given,
): Promise<AchievementChanged | Refusal> {
  return platform.transact<AchievementChanged>(async (tx) => {
    const as = asOf(viewer, { organisation });
    if (!as.includes('owner')) return refuse('not_a_member');
    const move = decide(achievementLife, achievementRules, {
      action: 'create',
      state: null,
      as,
      context: plainContext(achievement),
    });
    if (isRefusal(move)) return move;
    const [id, at] = [newId(), await now(tx)];
    const times = { created_at: at, moved_at: at };
    await insertAchievement(tx, { id, state: move.to, ...times, organisation, ...draftColumns(achievement) });
    const refusal = await moveRow(tx, achievementLife, id, move, {
      actor: actorOf(viewer, 'owner', organisation),
      audience: [`organisation:${organisation}`],
    });
    return refusal ?? { id, state: move.to, version: 1 };
  });
}
