import type { PanelChanged } from '@jiebang/contract/judging/panel.ts';
import { newId } from '#kernel/ids.ts';
import { isRefusal, type Refusal } from '#kernel/refusal.ts';
import type { Actor, Viewer } from '#kernel/viewer.ts';
import { moveAlong } from '#modules/needs/index.ts';
import { moveSolution } from '#modules/solutions/index.ts';
import type { Tx } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { rankOf } from '../queries/context.ts';
import { rankedOfPanel, rankingOfPanel } from '../ranking/store.ts';
import { insertWinner } from '../store.ts';
import { movePanel } from './move.ts';

/** The owner confirms the first rank, or picks within the shortlist with the reason. There is one winner of a need, by the database's word. */
export function confirmWinner(
  platform: Platform,
  viewer: Viewer,
  need: string,
  { solution, reason }: { solution: string; reason: string | null },
): Promise<PanelChanged | Refusal> {
  return movePanel(platform, viewer, need, 'confirm', {
    ...(reason === null ? {} : { reason }),
    given: async (tx, { panel }) => ({ rank: await rankOf(tx, panel.id, solution), reason }),
    apply: async (tx, { panel, at }) => {
      const ranking = await rankingOfPanel(tx, panel.id);
      const rank = ranking?.places.find((place) => place.solution === solution)?.rank;
      if (!ranking || rank === undefined || viewer.person === null)
        throw new Error('a winner without ranking or person');
      await insertWinner(tx, {
        id: newId(),
        need,
        ranking: ranking.id,
        solution,
        rank,
        person: viewer.person,
        reason,
        at,
      });
      return null;
    },
  });
}

/** The owner takes none of them 未遴选出合适方案, with the reason. */
export function declineAll(platform: Platform, viewer: Viewer, need: string, { reason }: { reason: string }) {
  return movePanel(platform, viewer, need, 'decline', {
    reason,
    apply: async (tx, { panel }, actor) => {
      const moved = await moveAlong(tx, need, 'decline_all', actor, reason);
      return isRefusal(moved) ? moved : leaveUnchosen(tx, panel.id, null, actor);
    },
  });
}

/** Tells each ranked solution but the winner that it was not chosen, those cut in an earlier round too. */
export async function leaveUnchosen(
  tx: Tx,
  panel: string,
  winner: string | null,
  actor: Actor,
): Promise<Refusal | null> {
  for (const solution of await rankedOfPanel(tx, panel)) {
    const moved = await moveSolution(tx, solution, solution === winner ? 'choose' : 'not_choose', actor);
    if (isRefusal(moved)) return moved;
  }
  return null;
}
