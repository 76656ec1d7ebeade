import { z } from 'zod';
import { Can } from '../../http/problem.ts';
import { Id, Instant, text, Version } from '../../http/scalars.ts';
import { AssessmentDimension, AutomaticAssessment, Hundredths } from './assessment.ts';

/** Where the assessment of an expert is (product words in comments). */
export const ExpertAssessmentState = z.enum([
  'asked', // 已邀请
  'open', // 评估中
  'signed', // 已签署
  'declined', // 已谢绝
  'recalled', // 已撤回
  'lapsed', // 已逾期
]);
export type ExpertAssessmentState = z.infer<typeof ExpertAssessmentState>;

/** What an expert gives one dimension: a score of 100; where it differs from the computed one, why, and by which evidence. */
const Grade = z.strictObject({
  score: z.int().min(0).max(100).nullable(),
  reason: text(1000).nullable(),
  evidence: text(1000).nullable(),
});

/** What an expert has written, one grade for each dimension in their order. */
export const ExpertDraft = z.strictObject({
  /** The computed version that it corrects. */
  basedOn: z.int().min(1).max(2_147_483_647),
  grades: z.array(Grade).length(AssessmentDimension.options.length),
  remark: text(2000).nullable(),
});
export type ExpertDraft = z.infer<typeof ExpertDraft>;

/** One dimension as an expert graded it, beside what was computed. */
const ExpertGrade = z.strictObject({
  dimension: AssessmentDimension,
  weight: z.int().min(1).max(100),
  computed: z.int().min(0).max(100),
  score: z.int().min(0).max(100),
  adds: Hundredths,
  reason: z.string().nullable(),
  evidence: z.string().nullable(),
});

const expertVersion = {
  at: Instant,
  total: Hundredths,
  grades: z.array(ExpertGrade).length(AssessmentDimension.options.length),
  remark: z.string().nullable(),
};

/** The version that an expert signed, as everyone may read it where it is shown: without a name. */
export const PublicExpertVersion = z.strictObject(expertVersion);
export type PublicExpertVersion = z.infer<typeof PublicExpertVersion>;

/** An assessment that somebody was asked for, as that expert sees it. */
export const ExpertAssessment = z.strictObject({
  id: Id,
  version: Version,
  state: ExpertAssessmentState,
  since: Instant,
  due: Instant,
  /** Null while it is not public. */
  achievement: z.strictObject({ number: z.string(), title: z.string(), titleEn: z.string().nullable() }).nullable(),
  /** As it stands computed now; of what was signed, what it corrected. Null while the achievement is not public. */
  automatic: AutomaticAssessment.nullable(),
  /** What this expert signed; null before that, and while the achievement is not public. */
  signed: PublicExpertVersion.nullable(),
  /** Null before the request is accepted. */
  draft: ExpertDraft.nullable(),
  can: z.record(z.string(), Can),
});
export type ExpertAssessment = z.infer<typeof ExpertAssessment>;

/** A line of an expert's list. */
export const ExpertAssessmentCard = z.strictObject({
  id: Id,
  state: ExpertAssessmentState,
  since: Instant,
  due: Instant,
  number: z.string().nullable(),
  title: z.string().nullable(),
});
export type ExpertAssessmentCard = z.infer<typeof ExpertAssessmentCard>;

/** An expert who was asked, as reviewers see it. */
export const AskedExpert = z.strictObject({
  id: Id,
  name: z.string().nullable(),
  state: ExpertAssessmentState,
  since: Instant,
  due: Instant,
  reason: z.string().nullable(),
  can: z.record(z.string(), Can),
});
export type AskedExpert = z.infer<typeof AskedExpert>;

/** What a change answers. */
export const ExpertAssessmentChanged = z.strictObject({ id: Id, state: ExpertAssessmentState, version: Version });
export type ExpertAssessmentChanged = z.infer<typeof ExpertAssessmentChanged>;

/** The same for those who read the work; of an earlier state of the achievement where it is not `current`. */
export const ExpertVersion = z.strictObject({
  n: z.int().min(1),
  basedOn: z.int().min(1),
  current: z.boolean(),
  expert: z.string().nullable(),
  ...expertVersion,
});
export type ExpertVersion = z.infer<typeof ExpertVersion>;
