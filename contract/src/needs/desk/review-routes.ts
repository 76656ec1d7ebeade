import { z } from 'zod';
import { Day, Id, text } from '../../http/scalars.ts';
import { authenticityItems, validityItems } from '../checklists.ts';
import { Triage } from '../need.ts';
import { ChecklistName, RejectionPoint, ReturnPoint } from '../review.ts';
import { Changed } from '../work.ts';

const one = z.strictObject({ id: Id });
const reasons = z.strictObject({ points: z.array(RejectionPoint).min(1).max(20), says: text(500).nullable() });
/** The day on which a need that is not ready is looked at again. */
const lookAgain = Day.nullable().default(null);
const checklist = <T extends readonly string[]>(items: T) => z.array(z.enum(items)).max(items.length);

/** What reviewers do with a need. */
export const reviewRoutes = {
  claim: {
    method: 'POST',
    path: '/workspace/needs/:id/claim',
    summary: { zh: '领取审核', en: 'Take it for review' },
    params: one,
    reply: Changed,
  },
  accept: {
    method: 'POST',
    path: '/workspace/needs/:id/accept',
    summary: { zh: '审核通过并分类', en: 'Accept and triage' },
    params: one,
    body: z.strictObject({
      authenticity: checklist(authenticityItems),
      validity: checklist(validityItems),
      triage: Triage,
      lookAgain,
      note: text(500).nullable(),
    }),
    reply: Changed,
  },
  check: {
    method: 'POST',
    path: '/workspace/needs/:id/check',
    summary: { zh: '签署一份审核清单', en: 'Sign one checklist of a review by two' },
    params: one,
    body: z.strictObject({
      checklist: ChecklistName,
      authenticity: checklist(authenticityItems),
      validity: checklist(validityItems),
      note: text(500).nullable(),
    }),
    reply: Changed,
  },
  triage: {
    method: 'POST',
    path: '/workspace/needs/:id/triage',
    summary: { zh: '重新分类', en: 'Triage again' },
    params: one,
    body: z.strictObject({ triage: Triage, lookAgain, reason: text(500) }),
    reply: Changed,
  },
  return: {
    method: 'POST',
    path: '/workspace/needs/:id/return',
    summary: { zh: '退回修改', en: 'Return with reasons' },
    params: one,
    body: z.strictObject({ points: z.array(ReturnPoint).min(1).max(20), reason: text(500).nullable() }),
    reply: Changed,
  },
  reject: {
    method: 'POST',
    path: '/workspace/needs/:id/reject',
    summary: { zh: '不予通过', en: 'Reject' },
    params: one,
    body: reasons,
    reply: Changed,
  },
  proposeRejection: {
    method: 'POST',
    path: '/workspace/needs/:id/rejection',
    summary: { zh: '提请不予通过，待另一人会签', en: 'Propose to reject it, for a second reviewer to sign' },
    params: one,
    body: reasons,
    reply: Changed,
  },
  signRejection: {
    method: 'POST',
    path: '/workspace/needs/:id/rejection/second',
    summary: { zh: '会签不予通过', en: 'Sign a rejection as the second reviewer' },
    params: one,
    body: z.strictObject({ says: text(500).nullable() }),
    reply: Changed,
  },
  opposeRejection: {
    method: 'POST',
    path: '/workspace/needs/:id/rejection/opposition',
    summary: { zh: '不同意不予通过', en: 'Oppose a rejection' },
    params: one,
    body: z.strictObject({ says: text(500) }),
    reply: Changed,
  },
  takeBackRejection: {
    method: 'POST',
    path: '/workspace/needs/:id/rejection/take-back',
    summary: { zh: '收回不予通过的提请', en: 'Take a proposed rejection back' },
    params: one,
    reply: Changed,
  },
  contestRejection: {
    method: 'POST',
    path: '/workspace/needs/:id/rejection/contest',
    summary: { zh: '对不予通过申请复审', en: 'Contest a rejection, for others to review it again' },
    params: one,
    body: z.strictObject({ reason: text(500) }),
    reply: Changed,
  },
} as const;
