import type { Changed } from '@jiebang/contract/solutions/routes.ts';
import { newId } from '#kernel/ids.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import type { Tx } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf, isOpen, isOpenOnArrival, runsContestOf } from '../access.ts';
import { saveScreening, undoScreening } from '../opening/store.ts';
import { standsOnASide } from '../queries/sides.ts';
import { lockSolution, type Whole } from '../store.ts';
import { type Asker, moveLocked } from './journey.ts';

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
  return withOpened(platform, viewer, id, (tx, whole, person) =>
    moveLocked(tx, whole, passed ? 'screen_in' : 'screen_out', askerOf(viewer, whole, reasons), (at) =>
      saveScreening(tx, { solution: id, passed, reasons: [...reasons], note, person, at }),
    ),
  );
}

/** Takes a finding back that was a slip of the hand, until judging begins: the solution waits for its screening again. */
export function unscreen(platform: Platform, viewer: Viewer, id: string, reason: string): Promise<Changed | Refusal> {
  return withOpened(platform, viewer, id, (tx, whole, person) =>
    moveLocked(tx, whole, 'unscreen', { ...askerOf(viewer, whole), reason }, (at) =>
      undoScreening(tx, id, { id: newId(), person, at, reason }),
    ),
  );
}

const askerOf = (viewer: Viewer, whole: Whole, reasons: readonly string[] = []): Asker => ({
  actor: actorOf(viewer, 'organiser'),
  as: asOf(viewer, whole.place),
  open: true,
  given: { ofOwnSide: false, reasons },
});

/** Does something with an opened solution whose contest the viewer runs, its rows held. */
function withOpened<T>(
  platform: Platform,
  viewer: Viewer,
  id: string,
  work: (tx: Tx, whole: Whole, person: string) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  return platform.transact(async (tx) => {
    const whole = await lockSolution(tx, id);
    const seen = whole && isOpen(whole.place) && !isOpenOnArrival(whole.place) && runsContestOf(viewer, whole.need);
    if (!seen || viewer.person === null) return refuse('not_found');
    // Before where it stands is looked at, which is not theirs to know.
    if (await standsOnASide(platform, tx, viewer, whole.need)) return refuse('conflict_of_interest');
    return work(tx, whole, viewer.person);
  });
}
