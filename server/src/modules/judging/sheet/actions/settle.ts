import { isRefusal, type Refusal } from '#kernel/refusal.ts';
import { type Actor, actorOf, type Viewer } from '#kernel/viewer.ts';
import type { Tx } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { moveHeld } from '../../panel/actions/move.ts';
import { contextOf } from '../../panel/queries/context.ts';
import { panelRules } from '../../panel/rules.ts';
import { promisePairs } from '../../seat/assignment/actions/take.ts';
import { insertConflict } from '../../seat/store.ts';
import { promise } from '../../store.ts';
import { scoresOf } from '../store.ts';
import { type HeldSheet, moveSheet } from './move.ts';

/** Locks a sheet's scores; the log keeps a promise of them. The last one finishes scoring. */
export function lockScores(platform: Platform, viewer: Viewer, id: string) {
  return moveSheet(platform, viewer, id, 'lock', {
    after: async (tx, held) => {
      const { sheet, need, at } = held;
      const scores = (await scoresOf(tx, [sheet.id])).get(sheet.id) ?? [];
      await promise(tx, platform, {
        kind: 'scores_locked',
        id: sheet.id,
        subject: need.number ?? need.id,
        content: { sheet: sheet.id, solution: sheet.solution, scores, comment: sheet.comment, at: at.toISOString() },
        at,
      });
      return finishWhenAllIn(tx, held);
    },
  });
}

/** Abstains from one solution, with the reason. */
export function abstain(platform: Platform, viewer: Viewer, id: string, { reason }: { reason: string }) {
  return moveSheet(platform, viewer, id, 'abstain', { reason, after: finishWhenAllIn });
}

/** The judge's own word that there is a conflict: the solution is out of sight at once. */
export function declareConflict(platform: Platform, viewer: Viewer, id: string, { reason }: { reason: string }) {
  return moveSheet(platform, viewer, id, 'declare_conflict', {
    reason,
    after: async (tx, held, actor) => {
      await insertConflict(tx, {
        need: held.need.id,
        person: held.seat.person,
        solution: held.sheet.solution,
        source: 'declared',
        note: reason,
        at: held.at,
        notedBy: actor.person,
      });
      await promiseTakenBack(tx, platform, held, 'conflict_declared');
      return finishWhenAllIn(tx, held);
    },
  });
}

/** Goes on without a sheet that its judge does not fill; the reason stands in the history. */
export function excuseSheet(platform: Platform, viewer: Viewer, id: string, { reason }: { reason: string }) {
  return moveSheet(platform, viewer, id, 'excuse', {
    reason,
    after: async (tx, held) => {
      await promiseTakenBack(tx, platform, held, 'excused');
      return finishWhenAllIn(tx, held);
    },
  });
}

function promiseTakenBack(
  tx: Tx,
  platform: Platform,
  held: HeldSheet,
  why: 'excused' | 'conflict_declared',
): Promise<void> {
  const { round, seat, solution } = held.sheet;
  return promisePairs(tx, platform, held, { round, why, takenBack: [{ seat, solution }] });
}

/** Opens a locked or abstained sheet again, with the reason; scoring goes on where it had finished. */
export function unlockSheet(platform: Platform, viewer: Viewer, id: string, { reason }: { reason: string }) {
  return moveSheet(platform, viewer, id, 'unlock', {
    reason,
    after: async (tx, held) => {
      if (held.panel.state === 'scoring') return null;
      const reopened = await moveHeld(tx, held, 'reopen', ['journey'], actorOf(viewer, 'organiser'), { reason });
      return isRefusal(reopened) ? reopened : null;
    },
  });
}

// Whose sheet was the last is nobody's business: the owner hears of it, and would learn a judge's name.
const lastSheet: Actor = { person: null, organisation: null, role: 'journey' };

/** Finishes scoring once every sheet is in and every solution has a score. */
export async function finishWhenAllIn(tx: Tx, held: HeldSheet): Promise<Refusal | null> {
  const context = await contextOf(tx, held.need, held.panel, held.at);
  if (held.panel.state !== 'scoring' || panelRules.all_in(context) || panelRules.each_scored(context)) return null;
  const finished = await moveHeld(tx, held, 'finish', ['journey'], lastSheet);
  return isRefusal(finished) ? finished : null;
}
