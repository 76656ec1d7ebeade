import type { Criterion } from '@jiebang/contract/judging/panel.ts';
import type { Score } from '@jiebang/contract/judging/sheet.ts';
import type { Rules } from '#kernel/lifecycle.ts';
import { refuse } from '#kernel/refusal.ts';

/** What the rules of a sheet look at. */
export type SheetContext = {
  readonly panelState: string;
  /** Whether its round is over, and another one has begun. */
  readonly roundOver: boolean;
  readonly rubric: readonly Pick<Criterion, 'key' | 'max' | 'commentRequired'>[];
  readonly scores: readonly Score[];
  /** Whether the asker stands with the owner or a solver. */
  readonly ofASide: boolean;
  /** Whether the solution is to be presented in a live final, and was not yet; left out where nothing is locked. */
  readonly offStage?: boolean;
};

/** The named rules of the sheet's lifecycle. */
export const sheetRules = {
  independent: ({ ofASide }) => (ofASide ? refuse('conflict_of_interest') : null),
  scoring: ({ panelState }) => (panelState === 'scoring' ? null : refuse('not_scoring')),
  on_stage: ({ offStage }) => (offStage ? refuse('not_on_stage') : null),
  before_ranking: ({ panelState }) =>
    panelState === 'scoring' || panelState === 'scored' ? null : refuse('not_scoring'),
  this_round: ({ roundOver }) => (roundOver ? refuse('round_over') : null),
  in_range: ({ rubric, scores }) => {
    const fields = scores.flatMap(({ criterion, score }, place) => {
      const line = rubric.find(({ key }) => key === criterion);
      const twice = scores.findIndex((one) => one.criterion === criterion) !== place;
      const fits = line !== undefined && !twice && (score === null || score <= line.max);
      return fits ? [] : [{ path: `scores.${place}.score`, code: 'out_of_range' }];
    });
    return fields.length === 0 ? null : refuse('score_out_of_range', { fields });
  },
  scores_given: ({ rubric, scores }) =>
    missing(
      'scores_missing',
      rubric.filter(({ key }) => (scores.find(({ criterion }) => criterion === key)?.score ?? null) === null),
    ),
  comments_given: ({ rubric, scores }) =>
    missing(
      'comment_missing',
      rubric.filter(
        ({ key, commentRequired }) =>
          commentRequired && (scores.find(({ criterion }) => criterion === key)?.comment ?? null) === null,
      ),
    ),
} satisfies Rules<string, SheetContext>;

const missing = (code: string, criteria: readonly { key: string }[]) =>
  criteria.length === 0 ? null : refuse(code, { fields: criteria.map(({ key }) => ({ path: key, code: 'required' })) });
