import { done } from '#kernel/refusal.ts';
import { type BilingualAchievement, bilingualAchievements } from '#modules/achievements/index.ts';
import { type Db, now } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { answerApart } from '#platform/process/apart.ts';
import type { BilingualText, LearnedPair } from '#platform/search/languages/learn.ts';
import { learnedMinutes, leastTexts, mostTexts } from '../config.ts';
import { learningWaits, saveLearned } from '../store.ts';

/** Whether something new can be learned from, and there is enough of it. */
export async function learningDue(db: Db): Promise<boolean> {
  if (!(await learningWaits(db, learnedMinutes))) return false;
  return (await bilingualAchievements(db, leastTexts)).length >= leastTexts;
}

/** Learns the glossary anew from the newest of what is public in both languages, in a thread of its own. */
export async function learnGlossary(platform: Platform): Promise<void> {
  // What becomes public while it is learned is learned from the next time.
  const at = await now(platform.db);
  const texts = await bilingualAchievements(platform.db, mostTexts);
  const pairs = await learnedFrom(texts.map(textOf));
  done(
    await platform.transact(async (tx) => {
      await saveLearned(tx, { pairs, achievements: texts.map(({ id }) => id), at });
      return null;
    }),
  );
}

const textOf = ({ title, title_en, keywords, keywords_en }: BilingualAchievement): BilingualText => ({
  title: { chinese: title, english: title_en ?? '' },
  keywords: { chinese: keywords, english: keywords_en },
});

const learnedFrom = (texts: readonly BilingualText[]): Promise<readonly LearnedPair[]> =>
  answerApart(new URL('./thread.ts', import.meta.url), texts, { memoryMb: 1024 });
