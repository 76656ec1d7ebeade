import { mostEvidence } from '@jiebang/contract/judging/result.ts';
import type { Rules } from '#kernel/lifecycle.ts';
import { refuse } from '#kernel/refusal.ts';

/** What the rules of an objection look at. Moments are milliseconds since 1970 in UTC. */
export type ObjectionContext = {
  readonly now: number;
  /** When the notice ends; null when it stands no more. */
  readonly noticeEnds: number | null;
  /** Whether the objector acts for a verified organisation, in which their name is on record. */
  readonly realName: boolean;
  /** Whether the answerer decided anything of it, objected, is of the objector's organisation, or stands on a side. */
  readonly involved: boolean;
  /** Files that were given as evidence. */
  readonly evidence: number;
};

/** The named rules of the objection's lifecycle (objections: real-name, written, within the notice; answered by people who did not decide). */
export const objectionRules = {
  real_name: ({ realName }) => (realName ? null : refuse('real_name_required')),
  within_notice: ({ now, noticeEnds }) => (noticeEnds !== null && now < noticeEnds ? null : refuse('notice_over')),
  evidence_left: ({ evidence }) =>
    evidence < mostEvidence ? null : refuse('too_many_attachments', { detail: { most: mostEvidence } }),
  independent: ({ involved }) => (involved ? refuse('not_independent') : null),
} satisfies Rules<string, ObjectionContext>;
