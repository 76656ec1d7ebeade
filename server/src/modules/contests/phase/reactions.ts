import type { DueMove } from '#platform/module.ts';
import { movePhase } from '../actions/move-phase.ts';
import { phasesDue } from '../queries/phases.ts';

/** Phases move by the clock. */
export const dueMoves: readonly DueMove[] = [
  { name: 'contests.move_phase', find: (platform, limit) => phasesDue(platform.db, limit), run: movePhase },
];
