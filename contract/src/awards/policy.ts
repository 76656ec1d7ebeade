import { z } from 'zod';
import { pageOf, pageQuery } from '../http/paging.ts';
import { Can } from '../http/problem.ts';
import { Id, Instant, text, Version } from '../http/scalars.ts';
import { NoveltyClaim } from '../solutions/solution.ts';

/** 成果转化 the next year's achievement-transfer programme; 联合攻关 the Delta's joint-research programme. */
export const Programme = z.enum(['achievement_transfer', 'joint_research']);
export type Programme = z.infer<typeof Programme>;
export const RecommendationState = z.enum(['chosen', 'dropped']);
export type RecommendationState = z.infer<typeof RecommendationState>;

/** A need that meets a programme's conditions, with what shows it. A candidate, never an entitlement (择优, 以指南发布为准). */
export const PolicyCandidate = z.strictObject({
  need: z.strictObject({ id: Id, number: z.string(), title: z.string() }),
  owner: z.strictObject({ name: z.string(), region: z.string().nullable() }),
  solver: z.strictObject({ name: z.string(), region: z.string().nullable() }),
  evidence: z.strictObject({
    contractConfirmedAt: Instant,
    registered: z.boolean(),
    /** The novelty that the panel confirmed. */
    novelty: z.array(NoveltyClaim),
    crossRegion: z.boolean(),
  }),
  recommendation: z
    .strictObject({
      id: Id,
      version: Version,
      state: RecommendationState,
      reason: z.string(),
      can: z.record(z.string(), Can),
    })
    .nullable(),
});
export type PolicyCandidate = z.infer<typeof PolicyCandidate>;
export const RecommendationChanged = z.strictObject({ id: Id, state: RecommendationState, version: Version });
export type RecommendationChanged = z.infer<typeof RecommendationChanged>;

const one = z.strictObject({ id: Id });
const reason = z.strictObject({ reason: text(1000) });

export const policyRoutes = {
  policyCandidates: {
    method: 'GET',
    path: '/workspace/policy',
    summary: {
      zh: '政策推荐候选（择优，以指南发布为准）',
      en: 'Candidates for policy recommendation, never entitlements',
    },
    query: z.strictObject({ ...pageQuery, contest: Id, programme: Programme }),
    reply: pageOf(PolicyCandidate),
  },
  chooseForPolicy: {
    method: 'POST',
    path: '/workspace/policy',
    summary: { zh: '择优推荐', en: 'Choose for recommendation' },
    creates: true,
    body: z.strictObject({ contest: Id, programme: Programme, need: Id, reason: text(1000) }),
    reply: RecommendationChanged,
  },
  chooseAgain: {
    method: 'POST',
    path: '/workspace/policy/:id/choose',
    summary: { zh: '重新推荐', en: 'Choose again' },
    params: one,
    body: reason,
    reply: RecommendationChanged,
  },
  dropFromPolicy: {
    method: 'POST',
    path: '/workspace/policy/:id/drop',
    summary: { zh: '不再推荐', en: 'Drop' },
    params: one,
    body: reason,
    reply: RecommendationChanged,
  },
  confirmNovelty: {
    method: 'PUT',
    path: '/workspace/policy/novelty/:need',
    summary: { zh: '登记评审组认定的原创性、颠覆性、行业共性', en: 'Record the novelty that the panel confirmed' },
    params: z.strictObject({ need: Id }),
    body: z.strictObject({ novelty: z.array(NoveltyClaim).max(3), basis: text(1000) }),
    reply: z.strictObject({ need: Id, novelty: z.array(NoveltyClaim) }),
  },
} as const;
