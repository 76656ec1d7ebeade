import type { Rules } from '#kernel/lifecycle.ts';
import { refuse } from '#kernel/refusal.ts';
import { mostInquiriesADay, mostInquiriesWaiting } from '../config.ts';

/** What the rules of an inquiry look at. */
export type InquiryContext = {
  /** Whether the organisation that asks is verified at this moment. */
  readonly askerVerified: boolean;
  /** Whether the one who acts is of both sides. */
  readonly ofBothSides: boolean;
  /** How many of the asker's inquiries wait for an answer, and how many it made on this day. */
  readonly waiting: number;
  readonly today: number;
  /** Whether the time to answer is over. */
  readonly over: boolean;
};

/** The named rules of an inquiry's lifecycle. */
export const inquiryRules = {
  asker_verified: ({ askerVerified }) => (askerVerified ? null : refuse('organisation_not_verified')),
  not_own: ({ ofBothSides }) => (ofBothSides ? refuse('own_organisation') : null),
  within_limits: ({ waiting, today }) =>
    waiting < mostInquiriesWaiting && today < mostInquiriesADay
      ? null
      : refuse('too_many_inquiries', {
          detail: { mostWaiting: mostInquiriesWaiting, mostOnOneDay: mostInquiriesADay },
        }),
  over: ({ over }) => (over ? null : refuse('deadline_not_reached')),
} satisfies Rules<string, InquiryContext>;
