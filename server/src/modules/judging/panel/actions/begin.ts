import type { PanelChanged } from '@jiebang/contract/judging/panel.ts';
import { isRefusal, type Refusal } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { ruleOf } from '#modules/contests/index.ts';
import { moveAlong } from '#modules/needs/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { judgedSolutions, unscreened } from '../../queries/solutions.ts';
import { whyNotAssigned } from '../../seat/assignment/actions/take.ts';
import { conflictsOf } from '../../seat/queries/conflicts.ts';
import { seatsOf } from '../../seat/store.ts';
import { beginRound, giveOut } from '../round/actions/start.ts';
import { plainRound } from '../round/queries/contenders.ts';
import { roundsOf, savePlan } from '../round/store.ts';
import { type Held, movePanel } from './move.ts';

/** Begins the first round: finds every conflict first, and hands out a sheet for each judge and solution without one. */
export function beginJudging(platform: Platform, viewer: Viewer, need: string): Promise<PanelChanged | Refusal> {
  return movePanel(platform, viewer, need, 'begin', {
    given: (tx, held) => beforeJudging(platform, tx, held),
    apply: async (tx, held, actor) => {
      const { panel, at } = held;
      const outdated = await whyNotAssigned(platform, tx, held);
      if (outdated) return outdated;
      if ((await roundsOf(tx, panel.id)).length === 0)
        await savePlan(tx, panel.id, [await plainRound(tx, held.need, at)]);
      const [first] = await roundsOf(tx, panel.id);
      if (!first) throw new Error('a panel without rounds');
      await giveOut(tx, platform, held, await beginRound(tx, platform, held, first), actor);
      const moved = await moveAlong(tx, need, 'judge', actor);
      return isRefusal(moved) ? moved : null;
    },
  });
}

/** What is left to screen, how many judges sit of how many that must, and how many of them each solution has without conflict. */
export async function beforeJudging(platform: Platform, db: Db, held: Held) {
  const { need, panel, at } = held;
  return {
    unscreened: await unscreened(platform, db, need.id),
    seated: (await seatsOf(db, panel.id)).filter((seat) => seat.state === 'accepted').length,
    panelSize: await ruleOf(db, need.contest, 'panel_size', at, need.track),
    eligible: [...(await eligibleJudges(platform, db, held)).values()],
  };
}

/** How many judges of those seated have no conflict with each judged solution, in the order of solutions. */
export async function eligibleJudges(
  platform: Platform,
  db: Db,
  { need, panel, at }: Held,
): Promise<Map<string, number>> {
  const solutions = await judgedSolutions(platform, db, need.id);
  const counts = new Map(solutions.map(({ id }) => [id, 0]));
  for (const seat of (await seatsOf(db, panel.id)).filter((one) => one.state === 'accepted')) {
    const conflicts = await conflictsOf(db, need, seat.person, solutions, at);
    for (const { id } of solutions) if (!conflicts.has(id)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}
