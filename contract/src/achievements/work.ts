import { z } from 'zod';
import { Can } from '../http/problem.ts';
import { FileScan, Id, Instant, line, text, Version } from '../http/scalars.ts';
import { AchievementDraft, AchievementState } from './achievement.ts';

/** Files of one achievement at most, and the bytes of one at most. */
export const mostFiles = 20;
export const fileBytes = 50 * 1024 * 1024;

export const AchievementFile = z.strictObject({
  id: Id,
  name: z.string(),
  size: z.int(),
  at: Instant,
  scan: FileScan,
  type: z.string(),
});
export type AchievementFile = z.infer<typeof AchievementFile>;

/** What a reviewer confirms before an achievement is public. */
export const reviewItems = ['rights', 'truth', 'no_secret', 'no_contact'] as const;
export const ReviewItem = z.enum(reviewItems);

/** What is to be mended, at which field of the draft. */
export const ReturnPoint = z.strictObject({ field: line(40), says: text(300) });
export type ReturnPoint = z.infer<typeof ReturnPoint>;

/** One move of its history, as its owner and the reviewers see it. */
const AchievementMove = z.strictObject({
  action: z.string(),
  from: AchievementState.nullable(),
  to: AchievementState,
  at: Instant,
  by: z.string().nullable(),
  role: z.string(),
  reason: z.string().nullable(),
});

/** An achievement as its owner's people and, once it was handed in, the reviewers see it. */
export const WorkAchievement = z.strictObject({
  id: Id,
  version: Version,
  /** Given when it is first made public. */
  number: z.string().nullable(),
  state: AchievementState,
  since: Instant,
  organisation: z.strictObject({ id: Id, name: z.string() }),
  draft: AchievementDraft,
  attachments: z.array(AchievementFile),
  moves: z.array(AchievementMove),
  /** What was asked to be mended when it was last sent back. */
  returned: z.strictObject({ at: Instant, points: z.array(ReturnPoint) }).nullable(),
  /** The declaration of truth, validity and non-secrecy as it was signed last. */
  declaration: z
    .strictObject({ version: z.string(), sha256: z.string(), by: z.string().nullable(), at: Instant })
    .nullable(),
  can: z.record(z.string(), Can),
});
export type WorkAchievement = z.infer<typeof WorkAchievement>;

/** A line of a work list: the owner's achievements, or the reviewers' desk. */
export const WorkAchievementCard = z.strictObject({
  id: Id,
  number: z.string().nullable(),
  title: z.string(),
  titleEn: z.string().nullable(),
  state: AchievementState,
  organisation: z.string(),
  organisationEn: z.string().nullable(),
  field: z.string().nullable(),
  since: Instant,
});
export type WorkAchievementCard = z.infer<typeof WorkAchievementCard>;

/** What a change answers: where the achievement stands now. */
export const AchievementChanged = z.strictObject({ id: Id, state: AchievementState, version: Version });
export type AchievementChanged = z.infer<typeof AchievementChanged>;
