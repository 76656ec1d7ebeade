import type { Changed } from '@jiebang/contract/needs/work.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { trackById, tracksTakingNeeds } from '#modules/contests/index.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf, mayKnow } from '../../../access.ts';
import { moveLocked } from '../../../actions/move.ts';
import { lockNeed, setNeed } from '../../../store.ts';

/**
 * Takes a draft or a returned need to another track. In another edition it is a draft again: the number there is another one, and
 * who is to review it has not seen it before.
 */
export async function changeTrack(
  platform: Platform,
  viewer: Viewer,
  id: string,
  track: string,
): Promise<Changed | Refusal> {
  return platform.transact(async (tx) => {
    const need = await lockNeed(tx, id);
    if (!need || !mayKnow(viewer, need)) return refuse('not_found');
    const target = await trackById(tx, track);
    if (!target || target.id === need.track)
      return refuse('invalid_input', { fields: [{ path: 'track', code: 'unknown' }] });
    const ofSameEdition = target.contest === need.contest;
    const takesNeeds = (await tracksTakingNeeds(tx, [track])).length > 0;
    const place = { contest: target.contest, track, track_kind: target.kind };
    return moveLocked(
      tx,
      need,
      ofSameEdition ? 'change_track' : 'change_edition',
      asOf(viewer, need),
      actorOf(viewer, 'owner', need.organisation),
      {
        given: { target: { takesNeeds, ofSameEdition } },
        apply: () => setNeed(tx, id, { ...place, ...(ofSameEdition ? {} : { number: null, reviewer: null }) }),
      },
    );
  });
}
