import type { ContestPage } from '@jiebang/contract/contests/contest.ts';
import type { Phase } from '@jiebang/contract/contests/phase.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Actor, Viewer } from '#kernel/viewer.ts';
import type { Tx } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { moveContest } from '../../actions/move-contest.ts';
import { resettlePhase } from '../../actions/move-phase.ts';
import { contestById, trackById } from '../../queries/contests.ts';
import { ownPhases } from '../../queries/phases.ts';
import { phasesInOrder } from '../../rules.ts';
import { insertDecisions, writePhases } from '../store.ts';

type Given = { readonly track: string | null; readonly phases: readonly Phase[]; readonly reason: string | null };

/**
 * Sets the dated phases of a contest, or of one of its tracks: all of them at once. An empty list gives a track its contest's
 * again. Of an open contest it is a decision with a reason, kept and shown.
 */
export async function setPhases(
  platform: Platform,
  viewer: Viewer,
  id: string,
  version: number,
  given: Given,
): Promise<ContestPage | Refusal> {
  const { track, reason } = given;
  const dated = given.phases.map(({ phase, startsAt, endsAt }) => ({
    phase,
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
  }));
  const write = async (tx: Tx, actor: Actor) => {
    const disordered = phasesInOrder(dated);
    if (disordered) return disordered;
    if (track === null && dated.length === 0) return refuse('phases_missing');
    if (track !== null && (await trackById(tx, track))?.contest !== id) return refuse('not_found');
    const scope = { contest: id, track };
    const before = (await ownPhases(tx, scope)).dated;
    await writePhases(tx, scope, dated);
    if ((await contestById(tx, id))?.state !== 'open') return undefined;
    const decided = { kind: 'rescheduled', reason: reason ?? '', deadlines: false } as const;
    await insertDecisions(tx, scope, { ...decided, before, after: dated }, actor.person);
    await resettlePhase(tx, scope, 'rescheduled', actor);
    return undefined;
  };
  return moveContest(platform, viewer, id, (state) => (state === 'draft' ? 'schedule' : 'reschedule'), {
    version,
    write,
    data: () => ({ track }),
    given: async () => ({ reason: reason !== null }),
    ...(reason === null ? {} : { reason }),
  });
}
