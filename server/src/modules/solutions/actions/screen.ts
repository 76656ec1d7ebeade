import type { Changed } from '@jiebang/contract/solutions/routes.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf, isOpen, isOpenOnArrival, runsContestOf } from '../access.ts';
import { saveScreening } from '../opening/store.ts';
import { standsOnASide } from '../queries/sides.ts';
import { lockSolution } from '../store.ts';
import { moveLocked } from './journey.ts';

/** What a formal screening found: reasons where it was not passed. */
export type Finding = { readonly reasons: readonly string[]; readonly note: string | null };

/** Screens an opened solution 形式审查: it passes, or fails with structured reasons that its team reads. */
export function screen(
  platform: Platform,
  viewer: Viewer,
  id: string,
  passed: boolean,
  { reasons, note }: Finding = { reasons: [], note: null },
): Promise<Changed | Refusal> {
  return platform.transact(async (tx) => {
    const whole = await lockSolution(tx, id);
    const seen = whole && isOpen(whole.place) && !isOpenOnArrival(whole.place) && runsContestOf(viewer, whole.need);
    if (!seen || viewer.person === null) return refuse('not_found');
    // Before where it stands is looked at, which is not theirs to know.
    if (await standsOnASide(tx, viewer, whole.need)) return refuse('conflict_of_interest');
    const { person } = viewer;
    const asker = {
      actor: actorOf(viewer, 'organiser'),
      as: asOf(viewer, whole.place),
      open: true,
      given: { ofOwnSide: false, reasons },
    };
    return moveLocked(tx, whole, passed ? 'screen_in' : 'screen_out', asker, (at) =>
      saveScreening(tx, { solution: id, passed, reasons: [...reasons], note, person, at }),
    );
  });
}
