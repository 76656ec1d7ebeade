import { z } from 'zod';
import { pageOf, pageQuery } from '../http/paging.ts';
import { routes } from '../http/route.ts';
import { Fen, Id, text, Version } from '../http/scalars.ts';
import { AwardKind, Candidate, NominationState, Recipient, WorkAwards } from './award.ts';
import { policyRoutes } from './policy.ts';

const one = z.strictObject({ id: Id });
export const NominationChanged = z.strictObject({ id: Id, state: NominationState, version: Version });
export type NominationChanged = z.infer<typeof NominationChanged>;

export const awardRoutes = routes('awards', {
  results: {
    method: 'GET',
    path: '/awards',
    summary: { zh: '奖项结果与公示', en: 'Awards in notice and given' },
    query: z.strictObject({ ...pageQuery, contest: Id.optional(), kind: AwardKind.optional() }),
    reply: pageOf(Recipient),
  },
  work: {
    method: 'GET',
    path: '/workspace/awards',
    summary: { zh: '奖项评定', en: 'Deciding the awards' },
    query: z.strictObject({ contest: Id }),
    reply: WorkAwards,
  },
  define: {
    method: 'POST',
    path: '/workspace/awards',
    summary: { zh: '按赛事规则设立奖项', en: "Set the awards up by the contest's rules" },
    creates: true,
    body: z.strictObject({ contest: Id }),
    reply: z.strictObject({ contest: Id, awards: z.int() }),
  },
  candidates: {
    method: 'GET',
    path: '/workspace/awards/candidates',
    summary: { zh: '候选名单与数据', en: 'Candidates with their figures' },
    query: z.strictObject({ ...pageQuery, contest: Id, kind: AwardKind }),
    reply: pageOf(Candidate),
  },
  nominate: {
    method: 'POST',
    path: '/workspace/awards/nominations',
    summary: { zh: '提名', en: 'Nominate' },
    creates: true,
    body: z.strictObject({ contest: Id, kind: AwardKind, subject: Id, reason: text(1000) }),
    reply: NominationChanged,
  },
  decide: {
    method: 'POST',
    path: '/workspace/awards/nominations/:id/decide',
    summary: { zh: '评定，并在奖金总额内定奖金', en: 'Decide, with an amount within the pool' },
    edits: true,
    params: one,
    body: z.strictObject({ amountFen: Fen }),
    reply: NominationChanged,
  },
  notice: {
    method: 'POST',
    path: '/workspace/awards/nominations/:id/notice',
    summary: { zh: '公示', en: 'Put in public notice' },
    edits: true,
    params: one,
    reply: NominationChanged,
  },
  strike: {
    method: 'POST',
    path: '/workspace/awards/nominations/:id/strike',
    summary: { zh: '撤销', en: 'Strike' },
    params: one,
    body: z.strictObject({ reason: text(1000) }),
    reply: NominationChanged,
  },
  ...policyRoutes,
});
