import { fields } from '@jiebang/contract/reference/fields.ts';
import { industries } from '@jiebang/contract/reference/industries.ts';
import { done } from '#kernel/refusal.ts';
import { countPublic, newestAchievements } from '#modules/achievements/index.ts';
import { countNeeds, newestNeeds } from '#modules/needs/index.ts';
import { type Db, now } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { answerApart } from '#platform/process/apart.ts';
import type { AnsweringText } from '#platform/search/match/document.ts';
import type { Question } from '#platform/search/match/question.ts';
import { answerOf, questionOf } from '../../actions/score.ts';
import { learnedAchievements, learnedDays, learnedGrowth, learnedNeeds } from '../../config.ts';
import { want, wantedNext } from '../../store.ts';
import { knowledgeNow, saveKnowledge, standingNow } from '../store.ts';

/** What the thread learns from. */
export type ToLearn = {
  readonly questions: readonly Question[];
  readonly documents: readonly AnsweringText[];
  readonly further: readonly string[];
};

/** Whether there is a need and an achievement: with one side alone what is wanted waits. */
export const bothSides = async (db: Db): Promise<boolean> =>
  (await countNeeds(db, 1)) > 0 && (await countPublic(db, 1)) > 0;

/** Whether there is something to match, and nothing learned, or half as much again to learn from, or too long ago. */
export async function learningDue(db: Db): Promise<boolean> {
  if ((await wantedNext(db, 1)).length === 0 || !(await bothSides(db))) return false;
  const standing = await standingNow(db);
  if (!standing || !(await knowledgeNow(db))) return true;
  if ((await now(db)).getTime() - standing.learned_at.getTime() > learnedDays * 86_400_000) return true;
  const grew = async (count: typeof countPublic, before: number, most: number) => {
    const enough = Math.ceil(before * learnedGrowth) + 10;
    return enough <= most && (await count(db, enough)) >= enough;
  };
  return (
    (await grew(countPublic, standing.achievements, learnedAchievements)) ||
    (await grew(countNeeds, standing.needs, learnedNeeds))
  );
}

/** Learns from the newest of what is public, in a thread of its own, and asks for every open need to be matched by it. */
export async function learnNow(platform: Platform): Promise<void> {
  const needs = await newestNeeds(platform.db, learnedNeeds);
  const achievements = await newestAchievements(platform.db, learnedAchievements);
  const bytes = await learnedOf({
    questions: needs.map(questionOf),
    documents: achievements.map(answerOf),
    further: [...fields, ...industries].map(({ name }) => name),
  });
  done(
    await platform.transact(async (tx) => {
      await saveKnowledge(tx, { bytes, needs: needs.length, achievements: achievements.length });
      await want(tx, 'library');
      return null;
    }),
  );
}

const learnedOf = (given: ToLearn): Promise<Uint8Array> =>
  answerApart(new URL('./thread.ts', import.meta.url), given, { memoryMb: 1024 });
