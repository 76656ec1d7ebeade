import { z } from 'zod';
import { Can } from '../../http/problem.ts';
import { Id } from '../../http/scalars.ts';
import { AchievementState } from '../achievement.ts';
import { AutomaticAssessment, EarlierAssessment } from './assessment.ts';
import { AskedExpert, ExpertVersion, PublicExpertVersion } from './expert.ts';

/** An assessment as its owner lets everyone read it: what was computed, and what an expert signed of it. */
export const PublicAssessment = z.strictObject({
  automatic: AutomaticAssessment,
  expert: PublicExpertVersion.nullable(),
});
export type PublicAssessment = z.infer<typeof PublicAssessment>;

/** The assessments of an achievement as those see it who read its work. */
export const WorkAssessment = z.strictObject({
  achievement: z.strictObject({
    id: Id,
    number: z.string().nullable(),
    title: z.string(),
    state: AchievementState,
    organisation: z.string(),
  }),
  /** Whether it waits to be computed: it is, within seconds of being public. */
  pending: z.boolean(),
  automatic: AutomaticAssessment.nullable(),
  earlier: z.array(EarlierAssessment),
  /** What experts signed, the newest first. */
  experts: z.array(ExpertVersion),
  /** Whether its owner shows it on the public page, and whether the asker may decide that. */
  shown: z.boolean(),
  mayShow: z.boolean(),
  /** Whom reviewers asked, and whether the asker may ask; for its owner empty and null. */
  asked: z.array(AskedExpert),
  mayAsk: Can.nullable(),
});
export type WorkAssessment = z.infer<typeof WorkAssessment>;
