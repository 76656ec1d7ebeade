import type { RejectionWordKind } from '@jiebang/contract/needs/review.ts';
import type { Rules } from '#kernel/lifecycle.ts';
import { refuse } from '#kernel/refusal.ts';

/** What was said of rejecting a need since it was handed in, without what was taken back. */
export type Rejection = {
  /** Who signed that it is to be rejected, and who signed the opposite. */
  readonly rejecters: readonly string[];
  readonly opposers: readonly string[];
  /** Whose rejection waits for its second signature now. */
  readonly waiting: string | null;
  /** Whether its owner contested a rejection, and who had rejected it before that. */
  readonly contested: boolean;
  readonly before: readonly string[];
};
export const noRejection: Rejection = { rejecters: [], opposers: [], waiting: null, contested: false, before: [] };

/** What the rules of a rejection look at. */
export type Rejecting = {
  /** How many people the contest asks to review. */
  readonly reviewers: number;
  /** Who asks, and who has the need's review. */
  readonly asker: string | null;
  readonly reviewer: string | null;
  readonly rejection: Rejection;
  /** Now, and until when it may be contested, as of a returned need; milliseconds since 1970 in UTC. */
  readonly now: number;
  readonly mendUntil: number | null;
};

type Word = { readonly kind: RejectionWordKind; readonly person: string };

/** Where a rejection stands after what was signed of it, oldest first. */
export function rejectionAfter(words: readonly Word[]): Omit<Rejection, 'contested' | 'before'> {
  const rejecters = new Set<string>();
  const opposers = new Set<string>();
  let waiting: string | null = null;
  for (const { kind, person } of words) {
    if (kind === 'oppose') opposers.add(person);
    else if (kind === 'take_back') rejecters.delete(person);
    else rejecters.add(person);
    waiting = kind === 'reject' ? person : null;
  }
  return { rejecters: [...rejecters], opposers: [...opposers], waiting };
}

/** The named rules of a rejection (docs/decisions/0034). */
export const rejectionRules = {
  reviews_it: ({ asker, reviewer }) => (asker !== null && asker === reviewer ? null : refuse('not_your_review')),
  by_one: ({ reviewers }) => (reviewers > 1 ? refuse('not_in_this_state') : null),
  by_two: ({ reviewers }) => (reviewers > 1 ? null : refuse('not_in_this_state')),
  no_rejection_waits: ({ rejection }) => (rejection.waiting === null ? null : refuse('rejection_waits')),
  none_rejected_it: ({ rejection }) => (rejection.rejecters.length === 0 ? null : refuse('rejection_opposed')),
  rejection_said: ({ rejection }) => (rejection.rejecters.length > 0 ? null : refuse('not_in_this_state')),
  rejection_waiting: ({ rejection }) => (rejection.waiting === null ? refuse('not_in_this_state') : null),
  said_nothing_of_it: ({ asker, rejection }) => {
    if (rejection.rejecters.some((one) => one === asker))
      return refuse(rejection.waiting === null ? 'rejection_opposed' : 'rejection_own');
    return rejection.opposers.some((one) => one === asker) ? refuse('rejection_opposed') : null;
  },
  // What was opposed is decided by a third, who has it.
  second_signs: ({ asker, reviewer, rejection }) =>
    rejection.waiting !== null || (asker !== null && asker === reviewer) ? null : refuse('not_your_review'),
  rejection_is_own: ({ asker, rejection }) =>
    asker !== null && rejection.waiting === asker ? null : refuse('not_in_this_state'),
  did_not_reject: ({ asker, rejection }) =>
    asker !== null && rejection.before.includes(asker) ? refuse('rejected_it') : null,
  contested_once: ({ rejection }) => (rejection.contested ? refuse('contested_before') : null),
  contest_in_time: ({ now, mendUntil }) => (mendUntil !== null && now < mendUntil ? null : refuse('contest_over')),
} satisfies Rules<string, Rejecting>;
