import type { AchievementState } from '@jiebang/contract/achievements/achievement.ts';
import type { AchievementChanged } from '@jiebang/contract/achievements/work.ts';
import { toHoldersAnywhere } from '#kernel/audience.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, membershipIn, type Viewer } from '#kernel/viewer.ts';
import { organisationsById, signingOf } from '#modules/identity/index.ts';
import { type Db, now, type Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf, reviewerReads } from '../access.ts';
import { type AchievementAction, achievementLife } from '../lifecycle.ts';
import { lockReadable } from '../queries/readable.ts';
import { type AchievementContext, achievementRules, plainContext } from '../rules.ts';
import type { AchievementRow } from '../store.ts';
import { draftOf } from '../views.ts';

export type Effect = {
  readonly reason?: string;
  /** What the rules need beyond the achievement itself. */
  readonly given?: Partial<AchievementContext>;
  /** The same, where it must be read while the row is held. */
  readonly look?: (tx: Tx, row: AchievementRow) => Promise<Partial<AchievementContext>>;
  /** What is written with the move, before the state changes. */
  readonly apply?: (tx: Tx, row: AchievementRow, at: Date) => Promise<void>;
};

/** One move of an achievement asked for by a person: the way of every action of this module that changes its state. */
export function moveAchievement(
  platform: Platform,
  viewer: Viewer,
  id: string,
  action: AchievementAction,
  effect: Effect = {},
): Promise<AchievementChanged | Refusal> {
  return platform.transact<AchievementChanged>(async (tx) => {
    const row = await lockReadable(tx, viewer, id);
    if (!row) return refuse('not_found');
    const at = await now(tx);
    const move = decide(achievementLife, achievementRules, {
      action,
      state: row.state,
      as: asOf(viewer, row),
      context: { ...(await contextOf(tx, viewer, row)), ...effect.given, ...(await effect.look?.(tx, row)) },
    });
    if (isRefusal(move)) return move;
    await effect.apply?.(tx, row, at);
    const refusal = await moveRow(tx, achievementLife, id, move, {
      actor: actorOf(viewer, move.by, move.by === 'owner' ? row.organisation : null),
      ...(effect.reason ? { reason: effect.reason } : {}),
      audience: audienceOf(row, move.to),
    });
    return refusal ?? { id, state: move.to, version: row.version + 1 };
  });
}

/** Who may learn of a move: the owner; reviewers where they read it before or after; everyone where it was public or is now. */
function audienceOf({ organisation, state }: AchievementRow, to: AchievementState): string[] {
  const touches = (states: readonly AchievementState[]) => states.includes(state) || states.includes(to);
  return [
    `organisation:${organisation}`,
    ...(touches(reviewerReads) ? [toHoldersAnywhere('reviewer')] : []),
    ...(touches(['public']) ? ['public'] : []),
  ];
}

/** What the rules look at, read in the transaction that decides. */
export async function contextOf(db: Db, viewer: Viewer, row: AchievementRow): Promise<AchievementContext> {
  const owner = (await organisationsById(db, [row.organisation])).get(row.organisation);
  return {
    ...plainContext(draftOf(row)),
    organisationVerified: owner?.verified ?? false,
    wasPublic: row.number !== null,
    signing: await signingOf(db, viewer, row.organisation),
    ofOwnOrganisation: membershipIn(viewer, row.organisation) !== undefined,
  };
}
