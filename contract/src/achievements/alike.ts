import { z } from 'zod';
import { WorkAchievementCard } from './work.ts';

/** What two achievements share that makes them likely to be one: the title, the number of a right, nearly the same text. */
export const SharedBy = z.enum(['title', 'right', 'text']);

/** Achievements that may be the same as one, those that share most first; and the one into which it was merged. */
export const Alike = z.strictObject({
  items: z.array(z.strictObject({ achievement: WorkAchievementCard, shares: z.array(SharedBy) })),
  mergedInto: WorkAchievementCard.nullable(),
});
export type Alike = z.infer<typeof Alike>;
