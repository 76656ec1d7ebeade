import type { PanelChanged } from '@jiebang/contract/judging/panel.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { solutionById } from '#modules/solutions/index.ts';
import type { Tx } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { whyNotAssigned } from '../../../seat/assignment/actions/take.ts';
import { eligibleJudges } from '../../actions/begin.ts';
import { type Held, movePanel } from '../../actions/move.ts';
import { putRanking } from '../../actions/rank.ts';
import { cutAfter, pastTheLine, placeAmongRounds } from '../queries/contenders.ts';
import { roundOf } from '../store.ts';
import { beginRound, giveOut } from './start.ts';

/**
 * Ends a scored round that is not the last: its ranking is computed and promised to the log, those past the cut line go on, and each team hears
 * whether it is in. Every judge gets new sheets for them at once; or, with `assign`, none before the organiser has had them assigned anew: who goes on
 * is known to nobody while the round can still be changed, so it cannot be assigned earlier.
 */
export function advanceRound(
  platform: Platform,
  viewer: Viewer,
  need: string,
  { assign }: { readonly assign: boolean },
): Promise<PanelChanged | Refusal> {
  return movePanel(platform, viewer, need, 'advance', {
    given: async (tx, held) => {
      const { running } = await placeAmongRounds(tx, held.panel.id);
      const in_ = running && (await pastTheLine(tx, running));
      const eligible = await eligibleJudges(platform, tx, held);
      return { eligible: [...eligible].filter(([solution]) => in_?.has(solution)).map(([, judges]) => judges) };
    },
    apply: async (tx, held, actor) => {
      const { running, next } = await placeAmongRounds(tx, held.panel.id);
      const in_ = running && (await pastTheLine(tx, running));
      if (!running || !next || !in_) throw new Error('a round that ends has a cut line and one after it');
      // On stage every judge scores everyone.
      if (assign && next.kind === 'final')
        return refuse('invalid_input', { fields: [{ path: 'assign', code: 'unexpected' }] });
      const ranked = await putRanking(platform, tx, held, running, in_);
      const round = await beginRound(tx, platform, held, next);
      if (!assign) await giveOut(tx, platform, held, round, actor);
      for (const { solution } of ranked) await tellTeam(tx, held, solution, in_.has(solution));
      return null;
    },
  });
}

/** Hands out the sheets of a round that was begun without any, as they were assigned; where nothing was, every judge gets every solution. */
export function handOutRound(platform: Platform, viewer: Viewer, need: string): Promise<PanelChanged | Refusal> {
  return movePanel(platform, viewer, need, 'hand_out', {
    given: async (tx, held) => {
      const out = await cutAfter(tx, held.panel.id);
      const eligible = await eligibleJudges(platform, tx, held);
      return { eligible: [...eligible].filter(([solution]) => !out.has(solution)).map(([, judges]) => judges) };
    },
    apply: async (tx, held, actor) => {
      const round = await roundOf(tx, held.panel.id);
      if (!round) throw new Error('a panel that scores has no round');
      const outdated = await whyNotAssigned(platform, tx, held);
      if (outdated) return outdated;
      await giveOut(tx, platform, held, round, actor);
      return null;
    },
  });
}

/** Tells a team, and nobody else, whether its solution goes on; whose word it was is the panel's. */
async function tellTeam(tx: Tx, { need }: Held, solution: string, goesOn: boolean): Promise<void> {
  const people = (await solutionById(tx, solution))?.people ?? [];
  record(tx, {
    name: goesOn ? 'solution_went_on' : 'solution_cut',
    subject: solution,
    actor: { person: null, organisation: null, role: 'journey' },
    data: { need: need.id },
    audience: people.map((person) => `person:${person}`),
  });
}
