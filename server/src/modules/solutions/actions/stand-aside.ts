import { toHolders } from '#kernel/audience.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, holds, type Viewer } from '#kernel/viewer.ts';
import { findNeed } from '#modules/needs/index.ts';
import { now } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { runsContestOf } from '../access.ts';
import { insertStoodAside } from '../opening/store.ts';

/**
 * Declares that one who runs a need's contest, or answers objections there, has a conflict of interest with it. It is for good: from then on
 * nothing of the need's opened solutions and judging is theirs. Said twice it is said once.
 */
export async function standAside(
  platform: Platform,
  viewer: Viewer,
  id: string,
  { reason }: { reason: string },
): Promise<{ done: true } | Refusal> {
  return platform.transact<{ done: true }>(async (tx) => {
    const need = await findNeed(tx, id);
    const within = need && { contest: need.contest, track: need.track };
    const runs = need && runsContestOf(viewer, need);
    const decides = within && (runs || holds(viewer, 'authority', within) || holds(viewer, 'admin'));
    if (!need || !within || !decides || viewer.person === null) return refuse('not_found');
    if (await insertStoodAside(tx, { need: id, person: viewer.person, reason, at: await now(tx) }))
      record(tx, {
        name: 'stood_aside',
        subject: id,
        actor: actorOf(viewer, runs ? 'organiser' : 'admin'),
        data: { need: id },
        audience: [...toHolders('organiser', within), ...toHolders('track_organiser', within)],
      });
    return { done: true };
  });
}
