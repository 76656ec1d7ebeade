import type { DiagnosisState, Finding } from '@jiebang/contract/needs/desk/diagnosis.ts';
import type { DiagnosisChanged } from '@jiebang/contract/needs/desk/diagnosis-routes.ts';
import { toHolders } from '#kernel/audience.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { type Actor, actorOf, clock, type Viewer } from '#kernel/viewer.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { moveLocked } from '../../../actions/move.ts';
import { type NeedRow, setNeed } from '../../../store.ts';
import { saveReturnPoints } from '../../store.ts';
import { asOf } from '../access.ts';
import { type DiagnosisAction, type DiagnosisPart, diagnosisLife } from '../lifecycle.ts';
import { diagnosisRules } from '../rules.ts';
import { setDiagnosis } from '../store.ts';
import { diagnosisContext, type Held, holdDiagnosis } from './hold.ts';

/** Declines a diagnosis, by who is asked; or takes the asking back, by a reviewer. The need stays unclear. */
export function leaveDiagnosis(
  platform: Platform,
  viewer: Viewer,
  id: string,
  action: 'decline' | 'recall',
  reason: string,
): Promise<DiagnosisChanged | Refusal> {
  return platform.transact(async (tx) => {
    const held = await holdDiagnosis(tx, id);
    const as = held ? asOf(viewer, held.need, held.diagnosis) : [];
    if (!held || as.length === 0) return refuse('not_found');
    return moveHeld(tx, held, { action, as, viewer, actor: actorOf(viewer, 'diagnoser'), reason });
  });
}

/** Ends a diagnosis that was not given by its day, or whose need waits for none any more. */
export function endDiagnosis(
  platform: Platform,
  id: string,
  action: 'expire' | 'lapse',
): Promise<DiagnosisChanged | Refusal> {
  return platform.transact(async (tx) => {
    const held = await holdDiagnosis(tx, id);
    if (!held) return refuse('not_found');
    return moveHeld(tx, held, { action, as: ['clock'], viewer: null, actor: clock });
  });
}

/**
 * Gives a diagnosis. Where the owner has to mend, the need is returned to it with these points at their fields; else it is under
 * review again, with the reviewer who asked.
 */
export function answerDiagnosis(
  platform: Platform,
  viewer: Viewer,
  id: string,
  finding: Finding,
): Promise<DiagnosisChanged | Refusal> {
  return platform.transact(async (tx) => {
    const held = await holdDiagnosis(tx, id);
    const as = held ? asOf(viewer, held.need, held.diagnosis) : [];
    if (!held || as.length === 0) return refuse('not_found');
    const { need, diagnosis } = held;
    const actor = actorOf(viewer, 'diagnoser', diagnosis.organisation);
    const moved = await moveHeld(tx, held, { action: 'answer', as, viewer, actor, finding });
    if (isRefusal(moved)) return moved;
    const mends = finding.suggestion === 'mend';
    const reason = mends && finding.note !== null ? { reason: finding.note } : {};
    const needMoved = await moveLocked(tx, need, mends ? 'return' : 'review_again', ['diagnosis'], actor, {
      ...reason,
      apply: async (held, _need, at) => {
        if (mends) await saveReturnPoints(held, need.id, at, finding.points);
        await setNeed(held, need.id, {
          triage: null,
          look_again: null,
          ...(mends ? {} : { reviewer: diagnosis.asked_by }),
        });
      },
    });
    return isRefusal(needMoved) ? needMoved : moved;
  });
}

type Move = {
  readonly action: DiagnosisAction;
  readonly as: readonly DiagnosisPart[];
  readonly viewer: Viewer | null;
  readonly actor: Actor;
  readonly reason?: string;
  readonly finding?: Finding;
};

async function moveHeld(tx: Tx, held: Held, asked: Move): Promise<DiagnosisChanged | Refusal> {
  const { need, diagnosis } = held;
  const { action, as, viewer, actor, reason, finding } = asked;
  const given = finding ? { finding } : {};
  const context = { ...(await diagnosisContext(tx, viewer, held, await now(tx))), ...given };
  const move = decide(diagnosisLife, diagnosisRules, { action, state: diagnosis.state, as, context });
  if (isRefusal(move)) return move;
  if (finding) await setDiagnosis(tx, diagnosis.id, { finding: JSON.stringify(finding) });
  if (reason !== undefined) await setDiagnosis(tx, diagnosis.id, { reason });
  const refusal = await moveRow(tx, diagnosisLife, diagnosis.id, move, {
    actor,
    ...(reason === undefined ? {} : { reason }),
    data: { need: need.id },
    audience: audienceOf(need, diagnosis.person),
  });
  return refusal ?? { id: diagnosis.id, state: move.to as DiagnosisState, version: diagnosis.version + 1 };
}

/** Whom a diagnosis concerns: who is asked, the owner's people, and the reviewers of the need's place. */
export const audienceOf = (need: NeedRow, person: string): readonly string[] => [
  `person:${person}`,
  `organisation:${need.organisation}`,
  ...toHolders('reviewer', need),
];
