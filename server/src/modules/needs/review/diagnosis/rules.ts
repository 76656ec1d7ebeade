import type { Finding } from '@jiebang/contract/needs/desk/diagnosis.ts';
import type { Rules } from '#kernel/lifecycle.ts';
import { refuse } from '#kernel/refusal.ts';
import { wordsRules } from '#kernel/viewer.ts';

/** What the rules of a second diagnosis look at. Days are civil days in Asia/Shanghai. */
export type DiagnosisContext = {
  readonly today: string;
  /** The last day on which it may be given. */
  readonly due: string;
  /** Whether the need is accepted and unclear. */
  readonly needUnclear: boolean;
  /** Whether the reviewer who acts belongs to the need's owner. */
  readonly ofOwnOrganisation: boolean;
  /** The one who is asked: whether it may diagnose here, belongs or lately belonged to the owner, or is the one who asks. */
  readonly diagnoser: { readonly able: boolean; readonly ofOwner: boolean; readonly isAsker: boolean };
  /** Whether the one who is asked has read the original. */
  readonly read: boolean;
  /** Whether what is undertaken before a reading is no longer the newest. */
  readonly outdated: readonly 'undertaking'[];
  readonly finding: Pick<Finding, 'suggestion' | 'points'>;
};

/** The named rules of a second diagnosis. */
export const diagnosisRules = {
  ...wordsRules,
  need_unclear: ({ needUnclear }) => (needUnclear ? null : refuse('not_unclear')),
  independent: ({ ofOwnOrganisation }) => (ofOwnOrganisation ? refuse('own_organisation') : null),
  able: ({ diagnoser }) => (diagnoser.able ? null : refuse('not_a_diagnoser')),
  diagnoser_independent: ({ diagnoser }) => (diagnoser.ofOwner ? refuse('diagnoser_of_owner') : null),
  diagnoser_another: ({ diagnoser }) => (diagnoser.isAsker ? refuse('diagnoser_is_asker') : null),
  due_ahead: ({ today, due }) =>
    due > today ? null : refuse('diagnosis_due_past', { fields: [{ path: 'due', code: 'past' }] }),
  in_time: ({ today, due }) => (today <= due ? null : refuse('diagnosis_over')),
  original_read: ({ read }) => (read ? null : refuse('original_not_read')),
  points_given: ({ finding }) =>
    finding.suggestion === 'mend' && finding.points.length === 0
      ? refuse('finding_without_points', { fields: [{ path: 'points', code: 'required' }] })
      : null,
  day_past: ({ today, due }) => (today > due ? null : refuse('deadline_not_reached')),
  need_moved_on: ({ needUnclear }) => (needUnclear ? refuse('deadline_not_reached') : null),
} satisfies Rules<string, DiagnosisContext>;
