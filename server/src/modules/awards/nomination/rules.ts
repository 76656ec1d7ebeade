import type { Rules } from '#kernel/lifecycle.ts';
import { refuse } from '#kernel/refusal.ts';

/** What the rules of a nomination look at. Moments are milliseconds since 1970 in UTC. */
export type NominationContext = {
  readonly now: number;
  /** Whether it stands in the computed list of its award now. */
  readonly candidate: boolean;
  readonly recipientVerified: boolean;
  /** Whether the asker belongs to the recipient's organisation. */
  readonly involved: boolean;
  readonly pooled: boolean;
  readonly amountFen: number;
  /** How many of this award are decided and not struck, and how many it must be. */
  readonly decided: number;
  readonly min: number;
  readonly noticeUntil: number | null;
};

/** The named rules of a nomination. Maximum and pool are the database's to judge: two deciders at once. */
export const nominationRules = {
  candidate: ({ candidate }) => (candidate ? null : refuse('not_a_candidate')),
  recipient_verified: ({ recipientVerified }) => (recipientVerified ? null : refuse('recipient_not_verified')),
  uninvolved: ({ involved }) => (involved ? refuse('involved_in_award') : null),
  money_allowed: ({ pooled, amountFen }) => (pooled || amountFen === 0 ? null : refuse('award_without_money')),
  quota_met: ({ decided, min }) =>
    decided >= min ? null : refuse('award_quota_not_met', { detail: { decided, min } }),
  notice_over: ({ now, noticeUntil }) =>
    noticeUntil !== null && now >= noticeUntil ? null : refuse('award_notice_not_over'),
} satisfies Rules<string, NominationContext>;
