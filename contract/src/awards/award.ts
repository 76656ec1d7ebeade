import { z } from 'zod';
import { Can } from '../http/problem.ts';
import { Fen, Id, Instant, Version } from '../http/scalars.ts';

/** 最佳解决方案奖, 最具创新奖, 最具推广价值奖, 最佳服务机构奖, 最佳开放式创新企业奖, 长三角一体化协同创新奖, 优秀组织奖. */
export const awardKinds = [
  'best_solution',
  'most_innovative',
  'most_promising',
  'best_agency',
  'best_open_enterprise',
  'delta_collaboration',
  'best_organisation',
] as const;
export const AwardKind = z.enum(awardKinds);
export type AwardKind = z.infer<typeof AwardKind>;
/** The awards for solutions, which share one pool of money. The others carry none. */
export const pooledKinds = [
  'best_solution',
  'most_innovative',
  'most_promising',
] as const satisfies readonly AwardKind[];

/** 已提名, 已评定, 公示中, 已生效, 已撤销. */
export const NominationState = z.enum(['nominated', 'decided', 'noticed', 'definitive', 'struck']);
export type NominationState = z.infer<typeof NominationState>;

/** What a candidate list is ordered and argued by. Counts and points; never money. */
export const Figures = z.strictObject({
  points: z.int().optional(),
  needsPublished: z.int().optional(),
  needsContracted: z.int().optional(),
  crossRegionDeals: z.int().optional(),
  score: z.number().optional(),
  contracted: z.boolean().optional(),
});
export type Figures = z.infer<typeof Figures>;

/** A possible recipient: a winning solution with its need, or an organisation. */
export const Candidate = z.strictObject({
  subject: Id,
  organisation: Id,
  name: z.string(),
  nameEn: z.string().nullable(),
  need: z.strictObject({ id: Id, number: z.string(), title: z.string() }).nullable(),
  figures: Figures,
  nominated: z.boolean(),
});
export type Candidate = z.infer<typeof Candidate>;

/** A nomination as the organisers and the authority see it. */
export const Nomination = z.strictObject({
  id: Id,
  version: Version,
  state: NominationState,
  since: Instant,
  kind: AwardKind,
  organisation: z.strictObject({ id: Id, name: z.string() }),
  need: z.strictObject({ number: z.string(), title: z.string() }).nullable(),
  figures: Figures,
  reason: z.string(),
  amountFen: Fen,
  noticeUntil: Instant.nullable(),
  can: z.record(z.string(), Can),
});
export type Nomination = z.infer<typeof Nomination>;

/** One award of a contest at work: how many it may go to, and whom it goes to so far. */
export const WorkAward = z.strictObject({
  kind: AwardKind,
  min: z.int(),
  max: z.int(),
  pooled: z.boolean(),
  nominations: z.array(Nomination),
});
export const WorkAwards = z.strictObject({
  contest: Id,
  poolFen: Fen,
  /** Of the pool, what is given to those decided and not struck. */
  givenFen: Fen,
  awards: z.array(WorkAward),
});
export type WorkAwards = z.infer<typeof WorkAwards>;

/** A recipient as everyone sees it, from the public notice on. */
export const Recipient = z.strictObject({
  kind: AwardKind,
  state: z.enum(['noticed', 'definitive']),
  name: z.string(),
  nameEn: z.string().nullable(),
  need: z.strictObject({ number: z.string(), title: z.string() }).nullable(),
  amountFen: Fen,
  noticeUntil: Instant,
});
export type Recipient = z.infer<typeof Recipient>;
