import type { ExpertDraft } from '@jiebang/contract/achievements/assessment/expert.ts';
import type { Rules } from '#kernel/lifecycle.ts';
import { refuse } from '#kernel/refusal.ts';

/** What the rules of an expert's assessment look at. Moments are milliseconds since 1970 in UTC. */
export type ExpertContext = {
  readonly now: number;
  readonly due: number;
  /** Whether the reviewer belongs to the organisation that owns the achievement. */
  readonly ofOwnOrganisation: boolean;
  /** Whether who is asked holds the role of a judge. */
  readonly isExpert: boolean;
  /** Whether the expert has anything to do with the achievement or its owner, or is who asks. */
  readonly inConflict: boolean;
  /** The newest computed version, of what is public now; null where it is not public or not computed yet. */
  readonly newest: { readonly n: number; readonly scores: readonly number[] } | null;
  readonly draft: ExpertDraft | null;
};

/** Nothing, for actions that do not look at it. */
export const noExpert: ExpertContext = {
  now: 0,
  due: 0,
  ofOwnOrganisation: false,
  isExpert: false,
  inConflict: false,
  newest: null,
  draft: null,
};

/** What a draft lacks, each field by name: a score, or the reason and the evidence of a score that differs from the computed one. */
export function lackingOf(draft: ExpertDraft, computed: readonly number[]): string[] {
  return draft.grades.flatMap(({ score, reason, evidence }, at) => {
    if (score === null) return [`grades.${at}.score`];
    if (score === computed[at]) return [];
    return [
      ...(reason === null ? [`grades.${at}.reason`] : []),
      ...(evidence === null ? [`grades.${at}.evidence`] : []),
    ];
  });
}

/** The named rules of the lifecycle. */
export const expertRules = {
  independent: ({ ofOwnOrganisation }) => (ofOwnOrganisation ? refuse('own_achievement') : null),
  assessed: ({ newest }) => (newest === null ? refuse('not_assessed') : null),
  is_expert: ({ isExpert }) =>
    isExpert ? null : refuse('not_an_expert', { fields: [{ path: 'email', code: 'custom' }] }),
  without_conflict: ({ inConflict }) => (inConflict ? refuse('expert_in_conflict') : null),
  whole: ({ draft, newest }) => {
    const lacking = draft && newest ? lackingOf(draft, newest.scores) : ['grades'];
    const fields = lacking.map((path) => ({ path, code: 'required' }));
    return fields.length === 0 ? null : refuse('assessment_incomplete', { fields });
  },
  of_newest: ({ draft, newest }) => (draft?.basedOn === newest?.n ? null : refuse('assessment_changed')),
  overdue: ({ now, due }) => (now >= due ? null : refuse('deadline_not_reached')),
} satisfies Rules<string, ExpertContext>;
