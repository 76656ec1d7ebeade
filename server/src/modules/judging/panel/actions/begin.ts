import { createHash, randomBytes } from 'node:crypto';
import type { PanelChanged } from '@jiebang/contract/judging/panel.ts';
import { newId } from '#kernel/ids.ts';
import { isRefusal, type Refusal } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { ruleOf } from '#modules/contests/index.ts';
import { moveAlong } from '#modules/needs/index.ts';
import type { Db, Tx } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { judgedSolutions, unscreened } from '../../queries/solutions.ts';
import { conflictsOf } from '../../seat/queries/conflicts.ts';
import { seatsOf } from '../../seat/store.ts';
import { handOut } from '../../sheet/actions/hand-out.ts';
import { promise } from '../../store.ts';
import { insertRound, type RoundRow } from '../store.ts';
import { type Held, movePanel } from './move.ts';

/**
 * Begins scoring: finds every conflict first, hands out a sheet for each judge and solution without one, and lets the log
 * commit to the seed from which ties are drawn, before any score is given.
 */
export function beginJudging(platform: Platform, viewer: Viewer, need: string): Promise<PanelChanged | Refusal> {
  return movePanel(platform, viewer, need, 'begin', {
    given: (tx, held) => beforeJudging(platform, tx, held),
    apply: async (tx, held, actor) => {
      const round = await newRound(tx, held);
      await insertRound(tx, round);
      await promise(tx, platform, {
        kind: 'draw',
        id: round.id,
        subject: held.need.number ?? held.need.id,
        content: { need: held.need.id, round: round.n, seed: round.seed.toString('hex'), rule: lotRule },
        at: held.at,
      });
      const seats = await seatsOf(tx, held.panel.id);
      for (const seat of seats.filter((one) => one.state === 'accepted'))
        await handOut(tx, platform, held, round, seat, actor);
      const moved = await moveAlong(tx, need, 'judge', actor);
      return isRefusal(moved) ? moved : null;
    },
  });
}

/** What is left to screen, how many judges sit of how many that must, and how many of them each solution has without conflict. */
export async function beforeJudging(platform: Platform, db: Db, { need, panel, at }: Held) {
  const solutions = await judgedSolutions(platform, db, need.id);
  const counts = new Map(solutions.map(({ id }) => [id, 0]));
  const seated = (await seatsOf(db, panel.id)).filter((seat) => seat.state === 'accepted');
  for (const seat of seated) {
    const conflicts = await conflictsOf(db, need, seat.person, solutions, at);
    for (const { id } of solutions) if (!conflicts.has(id)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return {
    unscreened: await unscreened(platform, db, need.id),
    seated: seated.length,
    panelSize: await ruleOf(db, need.contest, 'panel_size', at, need.track),
    eligible: [...counts.values()],
  };
}

/** The round with the rules as they stand now; later changes of the contest's rules leave it as it is. */
async function newRound(tx: Tx, { need, panel, at }: Held): Promise<RoundRow> {
  return {
    id: newId(),
    panel: panel.id,
    n: 1,
    kind: 'online',
    aggregation: await ruleOf(tx, need.contest, 'aggregation', at, need.track),
    tie_rule: await ruleOf(tx, need.contest, 'tie_rule', at, need.track),
    judges_per_solution: await ruleOf(tx, need.contest, 'judges_per_solution', at, need.track),
    seed: randomBytes(32),
    began_at: at,
  };
}

const lotRule = 'sha256(seed bytes, solution id as text), lesser first';

/** The lot of a solution: drawn for everyone at once by the seed, and anyone who has it can draw again. */
export function lotOf(seed: Uint8Array, solution: string): string {
  return createHash('sha256').update(seed).update(solution, 'utf8').digest('hex');
}
