import { z } from 'zod';
import { Id, Instant, line, text } from '../../http/scalars.ts';
import { Changed } from '../work.ts';
import { Assigned, mostAtOnce, NeedComparison, OneOfMany, Reviewer } from './desk.ts';

const many = z.array(Id).min(1).max(mostAtOnce);
const version = z.coerce.number().int().min(1).max(2_147_483_647).optional();

/** What the desks do beside the review of one need. */
export const deskRoutes = {
  compare: {
    method: 'GET',
    path: '/workspace/needs/:id/versions',
    summary: { zh: '两次提交的对照', en: 'Two versions as they were handed in, compared' },
    params: z.strictObject({ id: Id }),
    /** Left out: the newest, and the one before it, which was returned. */
    query: z.strictObject({ before: version, after: version }),
    reply: NeedComparison,
  },
  enter: {
    method: 'POST',
    path: '/workspace/needs/entered',
    summary: { zh: '凭扫描的委托书代为录入', en: 'Enter a need for its owner from paper, by the scanned mandate' },
    creates: true,
    /** The scanned mandate: PDF, PNG or JPEG. */
    upload: true,
    query: z.strictObject({ organisation: Id, track: Id, title: line(80), name: line(200) }),
    reply: Changed,
  },
  mandate: {
    method: 'GET',
    path: '/workspace/needs/:id/mandate',
    summary: { zh: '下载扫描的委托书', en: 'Download the scanned mandate' },
    download: true,
    params: z.strictObject({ id: Id }),
    reply: z.null(),
  },
  reviewers: {
    method: 'GET',
    path: '/workspace/reviewers',
    summary: { zh: '可分派的审核员与各自在审数', en: 'Reviewers to assign to, and how much each has' },
    query: z.strictObject({ contest: Id }),
    reply: z.strictObject({ items: z.array(Reviewer) }),
  },
  otherReviewers: {
    method: 'GET',
    path: '/workspace/needs/:id/reviewers',
    summary: { zh: '可转交的其他审核员与各自在审数', en: 'Reviewers to hand a need on to, and how much each has' },
    params: z.strictObject({ id: Id }),
    reply: z.strictObject({ items: z.array(Reviewer) }),
  },
  handOn: {
    method: 'POST',
    path: '/workspace/needs/:id/hand-on',
    summary: { zh: '转交另一位审核员', en: 'Hand a need on to another reviewer' },
    params: z.strictObject({ id: Id }),
    body: z.strictObject({ reviewer: Id, reason: text(200) }),
    reply: Changed,
  },
  assign: {
    method: 'POST',
    path: '/workspace/needs/assignments',
    summary: { zh: '批量分派审核', en: 'Assign several needs to a reviewer' },
    body: z.strictObject({ reviewer: Id, needs: many, note: text(200).nullable() }),
    reply: z.strictObject({ items: z.array(Assigned) }),
  },
  publishMany: {
    method: 'POST',
    path: '/workspace/needs/publications',
    summary: { zh: '批量张榜，同一截止时间', en: 'Publish several needs on the board with one deadline' },
    body: z.strictObject({ needs: many, deadline: Instant }),
    reply: z.strictObject({ items: z.array(OneOfMany) }),
  },
} as const;
