import type { Rules } from '#kernel/lifecycle.ts';
import { refuse } from '#kernel/refusal.ts';

/** What the rules of a question look at. */
export type QuestionContext = {
  /** Whether the need takes solutions at this moment. */
  readonly open: boolean;
  /** Whether the real name of the one who acts is verified. */
  readonly verified: boolean;
  /** Whether the one who acts belongs to the organisation whose need it is. */
  readonly ofOwnOrganisation: boolean;
  /** Whether the one who acts asked it. */
  readonly ofOwn: boolean;
  /** Whether the answer holds what may tell who the owner is, or how to reach it. */
  readonly traced: boolean;
  /** How many of the asker's questions about this need wait for the staff. */
  readonly waiting: number;
  /** How many questions the asker has asked on this day. */
  readonly today: number;
  /** How many of either the rules of the contest allow. */
  readonly most: { readonly waiting: number; readonly today: number };
};

/** The named rules of a question's lifecycle. */
export const questionRules = {
  open: ({ open }) => (open ? null : refuse('questions_closed')),
  over: ({ open }) => (open ? refuse('deadline_not_reached') : null),
  no_traces: ({ traced }) => (traced ? refuse('traces_left') : null),
  traced: ({ traced }) => (traced ? null : refuse('not_in_this_state')),
  asker_verified: ({ verified }) => (verified ? null : refuse('asker_not_verified')),
  not_own: ({ ofOwnOrganisation }) => (ofOwnOrganisation ? refuse('own_organisation') : null),
  independent: ({ ofOwnOrganisation, ofOwn }) => (ofOwnOrganisation || ofOwn ? refuse('own_organisation') : null),
  within_limits: ({ waiting, today, most }) =>
    waiting < most.waiting && today < most.today
      ? null
      : refuse('too_many_questions', { detail: { mostWaiting: most.waiting, mostOnOneDay: most.today } }),
} satisfies Rules<string, QuestionContext>;
