import { z } from 'zod';
import { Day, Fen, Id, Instant, line, PlaceCode, text } from '../http/scalars.ts';

/** Where a need is on its journey (product words in comments). */
export const NeedState = z.enum([
  'draft', // 草稿
  'submitted', // 已提交
  'under_review', // 审核中
  'returned', // 已退回
  'rejected', // 未通过
  'accepted', // 已通过
  'signed_off', // 脱密文本待确认
  'cleared', // 已脱密
  'published', // 已张榜
  'closed', // 已截止
  'judging', // 比拼中
  'noticed', // 公示中
  'paired', // 已对接
  'contracted', // 已签约
  'completed', // 已完成
  'unanswered', // 未揭榜
  'none_fits', // 未遴选出合适方案
  'withdrawn', // 已撤回
  'terminated', // 已终止
]);
export type NeedState = z.infer<typeof NeedState>;
/** The states in which the board shows a need, once it was published. */
export const publicStates = [
  'published',
  'closed',
  'judging',
  'noticed',
  'paired',
  'contracted',
  'completed',
  'unanswered',
  'none_fits',
  'withdrawn',
  'terminated',
] as const satisfies readonly NeedState[];
export const PublicNeedState = z.enum(publicStates);
export type PublicNeedState = z.infer<typeof PublicNeedState>;

export const TrackKind = z.enum(['large_enterprise', 'industry', 'region', 'overseas']);
export type TrackKind = z.infer<typeof TrackKind>;

/** One target indicator 技术指标. */
export const Indicator = z.strictObject({
  name: line(80),
  value: line(120),
  unit: line(40).nullable(),
  howTested: line(200).nullable(),
});
export type Indicator = z.infer<typeof Indicator>;

/** A budget in fen; null when it is to be negotiated 面议. */
export const Budget = z.strictObject({ min: Fen, max: Fen }).nullable();
export const WayOfSolving = z.enum(['independent', 'commission', 'cooperation', 'other']);
/** For how long the owner would work with who solves it: this once 短期合作, or on 长期合作. */
export const Cooperation = z.enum(['short_term', 'long_term']);
export type Cooperation = z.infer<typeof Cooperation>;
/** Sealed until the deadline 密封比拼, or read on arrival 随到随评. */
export const SolutionMode = z.enum(['sealed', 'rolling']);
/** Ready to publish, unclear (second diagnosis), or long-term (kept and tracked). */
export const Triage = z.enum(['ready', 'unclear', 'long_term']);
export type Triage = z.infer<typeof Triage>;
/** A code of 国家重点支持的高新技术领域, of any of its three levels. */
export const FieldCode = z.string().regex(/^\d{2,5}$/);
/** A code of GB/T 4754-2017. */
export const IndustryCode = z.string().regex(/^[A-T]\d{0,4}$/);

/** Everything of a need that is typed freely: the same fields for the original and for the public text, so that nothing free goes public uncleared. */
export const NeedText = z.strictObject({
  title: line(80),
  keywords: z.array(line(20)).max(5),
  problem: text(1000),
  indicators: z.array(Indicator).max(30),
  expectedResult: text(1000).nullable(),
  existingBasis: text(1000).nullable(),
  wished: text(300).nullable(),
  ownership: text(300).nullable(),
});
export type NeedText = z.infer<typeof NeedText>;

/** What a draft may lack: only the title is needed to keep one. */
export const NeedDraft = z.strictObject({
  ...NeedText.shape,
  problem: text(1000).nullable(),
  field: FieldCode.nullable(),
  /** Technical fields beside the first one. */
  otherFields: z.array(FieldCode).max(4),
  industry: IndustryCode.nullable(),
  region: PlaceCode.nullable(),
  budget: Budget,
  termMonths: z.int().min(1).max(120).nullable(),
  ways: z.array(WayOfSolving).max(4),
  cooperation: z.array(Cooperation).max(2),
  maturity: z.int().min(1).max(13).nullable(),
  validUntil: Day.nullable(),
  contactName: line(40).nullable(),
  contactPhone: line(40).nullable(),
  showCompany: z.boolean(),
  /** 推荐单位, by its name in the list of the need's contest; never public. What was written before there were such has none. */
  recommender: line(100).nullable().default(null),
});
export type NeedDraft = z.infer<typeof NeedDraft>;

/** A line of the board. */
export const NeedCard = z.strictObject({
  number: z.string(),
  title: z.string(),
  state: PublicNeedState,
  mode: SolutionMode,
  trackKind: TrackKind,
  field: z.string(),
  otherFields: z.array(z.string()),
  industry: z.string().nullable(),
  region: z.string(),
  budgetMin: z.int().nullable(),
  budgetMax: z.int().nullable(),
  company: z.string().nullable(),
  publishedAt: Instant,
  deadline: Instant,
});
export type NeedCard = z.infer<typeof NeedCard>;

/** A station of the journey that was reached, for the line of stations. */
export const Station = z.strictObject({ state: NeedState, at: Instant });

/** What can be decided of a need on the board, with a reason that anyone may read. */
export const decisionKinds = ['extend', 'withdraw', 'terminate'] as const;
/** Such a decision: until when the need was open before it, and where it gives more time, until when after it. */
export const NeedDecision = z.strictObject({
  kind: z.enum(decisionKinds),
  at: Instant,
  reason: z.string(),
  before: Instant,
  deadline: Instant.nullable(),
});
export type NeedDecision = z.infer<typeof NeedDecision>;

/** How the edition and the track of a need are called. */
export const NeedPlace = z.strictObject({
  contest: z.string(),
  contestEn: z.string(),
  track: z.string(),
  trackEn: z.string(),
});
export type NeedPlace = z.infer<typeof NeedPlace>;

/** A published need as anyone may read it. */
export const PublicNeed = z.strictObject({
  ...NeedCard.shape,
  id: Id,
  /** In which edition it is, and in which of its tracks. */
  contest: Id,
  track: Id,
  place: NeedPlace,
  /** Whose it is, where its company is named. */
  organisation: Id.nullable(),
  keywords: z.array(z.string()),
  problem: z.string(),
  indicators: z.array(Indicator),
  expectedResult: z.string().nullable(),
  existingBasis: z.string().nullable(),
  termMonths: z.int().nullable(),
  ways: z.array(WayOfSolving),
  cooperation: z.array(Cooperation),
  wished: z.string().nullable(),
  maturity: z.int().nullable(),
  ownership: z.string().nullable(),
  validUntil: Day.nullable(),
  stations: z.array(Station),
  /** What was decided of it since it was published, the newest first. */
  decisions: z.array(NeedDecision),
});
export type PublicNeed = z.infer<typeof PublicNeed>;
