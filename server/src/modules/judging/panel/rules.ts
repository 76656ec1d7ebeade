import type { Criterion, RoundPlan } from '@jiebang/contract/judging/panel.ts';
import type { Rules } from '#kernel/lifecycle.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { type Signing, signingRules } from '#kernel/viewer.ts';
import { wholeRounds } from './round/rules.ts';

/** What the rules of a panel look at. Moments are milliseconds since 1970 in UTC. */
export type PanelContext = {
  readonly now: number;
  readonly needState: string;
  readonly rubric: readonly Pick<Criterion, 'key' | 'weight'>[];
  /** What is to be the plan. */
  readonly rounds: readonly RoundPlan[];
  /** By when the round that runs is to be scored; null for no day. */
  readonly scoreBy: number | null;
  /** The later day that is given. */
  readonly newScoreBy: number | null;
  /** Rounds after the one that runs. */
  readonly roundsLeft: number;
  /** How many solutions the cut line lets go on; null while the round is not scored, or is the last. */
  readonly goingOn: number | null;
  /** Solutions that wait for their formal screening. */
  readonly unscreened: number;
  /** Judges without conflict for each solution that is to be judged in the round to come; empty when there is none. */
  readonly eligible: readonly number[];
  readonly judgesPerSolution: number;
  /** Judges who have accepted, and how many the contest wants at least. */
  readonly seated: number;
  readonly panelSize: number;
  /** Sheets of the round that runs, whatever became of them. */
  readonly sheets: number;
  /** Sheets that are neither locked nor set aside. */
  readonly openSheets: number;
  /** Locked sheets of each solution. */
  readonly locked: readonly number[];
  /** The rank of the solution that the owner chooses; null when it is not in the ranking. */
  readonly rank: number | null;
  readonly reason: string | null;
  readonly noticeEnds: number | null;
  readonly openObjections: number;
  /** Whether the need is on in a live final that is not closed. */
  readonly onStage: boolean;
  /** Whether the asker stands with the owner or a solver. */
  readonly ofASide: boolean;
  /** Whether the asker signs for the organisation that owns the need. */
  readonly signing: Signing;
};

/** The owner chooses among the first three ranks. */
export const shortlistRanks = 3;

/** The named rules of the panel's lifecycle. */
export const panelRules = {
  ...signingRules,
  independent: ({ ofASide }) => (ofASide ? refuse('conflict_of_interest') : null),
  rubric_whole: ({ rubric }) => wholeRubric(rubric),
  rounds_whole: ({ rounds }) => wholeRounds(rounds),
  need_closed: ({ needState }) => (needState === 'closed' ? null : refuse('need_not_closed')),
  screened: ({ unscreened }) => (unscreened === 0 ? null : refuse('screening_open', { detail: { left: unscreened } })),
  something_to_judge: ({ eligible }) => (eligible.length > 0 ? null : refuse('nothing_to_judge')),
  panel_whole: ({ seated, panelSize }) =>
    seated >= panelSize ? null : refuse('panel_too_small', { detail: { needed: panelSize, seated } }),
  enough_judges: ({ eligible, judgesPerSolution }) => {
    const fewest = Math.min(...eligible);
    return fewest >= judgesPerSolution
      ? null
      : refuse('too_few_judges', { detail: { needed: judgesPerSolution, fewest } });
  },
  // A round that was begun to be assigned has none until its sheets are handed out.
  nothing_handed_out: ({ sheets }) => (sheets === 0 ? null : refuse('not_in_this_state')),
  all_in: ({ openSheets }) => (openSheets === 0 ? null : refuse('sheets_open', { detail: { left: openSheets } })),
  each_scored: ({ locked }) =>
    locked.length > 0 && locked.every((count) => count > 0) ? null : refuse('solution_without_score'),
  later_day: ({ now, scoreBy, newScoreBy }) =>
    newScoreBy !== null && newScoreBy > now && newScoreBy > (scoreBy ?? 0)
      ? null
      : refuse('day_not_later', { fields: [{ path: 'scoreBy', code: 'out_of_order' }] }),
  // Where nobody reaches the line, no round can follow: the ranking of this one goes to the owner.
  last_round: ({ roundsLeft, goingOn }) =>
    roundsLeft === 0 || goingOn === 0 ? null : refuse('rounds_left', { detail: { left: roundsLeft } }),
  more_rounds: ({ roundsLeft }) => (roundsLeft > 0 ? null : refuse('no_round_left')),
  some_go_on: ({ goingOn }) => (goingOn === 0 ? refuse('nobody_goes_on') : null),
  off_stage: ({ onStage }) => (onStage ? refuse('final_not_closed') : null),
  in_shortlist: ({ rank }) => (rank !== null && rank <= shortlistRanks ? null : refuse('not_in_shortlist')),
  reasoned: ({ rank, reason }) =>
    rank === 1 || reason !== null
      ? null
      : refuse('reason_required', { fields: [{ path: 'reason', code: 'required' }] }),
  notice_over: ({ now, noticeEnds }) => (noticeEnds !== null && now >= noticeEnds ? null : refuse('notice_not_over')),
  objections_answered: ({ openObjections }) =>
    openObjections === 0 ? null : refuse('objections_open', { detail: { open: openObjections } }),
} satisfies Rules<string, PanelContext>;

/** A whole rubric has weights that make 100, and each key once. */
export function wholeRubric(rubric: PanelContext['rubric']): Refusal | null {
  const weights = rubric.reduce((sum, { weight }) => sum + weight, 0);
  const keys = new Set(rubric.map(({ key }) => key));
  return weights === 100 && keys.size === rubric.length ? null : refuse('rubric_incomplete', { detail: { weights } });
}
