import { z } from 'zod';
import { AchievementCard } from '../achievements/achievement.ts';
import { BrokerLevel } from '../brokers/broker.ts';
import { Can } from '../http/problem.ts';
import { Id, Instant } from '../http/scalars.ts';
import { NeedState } from '../needs/need.ts';

/** Where a need says a term, and where an achievement does. */
export const NeedPlace = z.enum([
  'title',
  'keywords',
  'problem',
  'indicators',
  'expected_result',
  'existing_basis',
  'wished',
]);
export type NeedPlace = z.infer<typeof NeedPlace>;
export const AchievementPlace = z.enum(['title', 'keywords', 'text']);
export type AchievementPlace = z.infer<typeof AchievementPlace>;
const placed = <T extends z.ZodType>(place: T) => z.array(z.strictObject({ place, times: z.int().min(1) }));

/**
 * Why the two match, and what that adds to the score: a term that both say; a word used as words of the need are; Han characters that both
 * hold; the same field, indicators that the achievement speaks of, a maturity that reaches what is wished for, the same region; the same meaning by
 * the vectors of a provider, where one is set up (`nearness`: 0 as any two texts, 1 the same); and in one line what adds little.
 */
export const MatchReason = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('term'),
    term: z.string(),
    /** How the need says it, where that is in the other language; null, or left out in what was matched long ago, where it says the same. */
    as: z.string().nullable().optional(),
    contribution: z.number(),
    asked: placed(NeedPlace),
    answered: placed(AchievementPlace),
  }),
  z.strictObject({
    kind: z.literal('near'),
    term: z.string(),
    contribution: z.number(),
    /** Words of the need that it is used like. */
    like: z.array(z.string()),
    answered: placed(AchievementPlace),
  }),
  /** Han characters of the achievement's title and keywords that the need holds too, in the same words or in others. */
  z.strictObject({ kind: z.literal('characters'), contribution: z.number(), characters: z.array(z.string()).min(1) }),
  z.strictObject({ kind: z.literal('field'), contribution: z.number(), code: z.string() }),
  z.strictObject({ kind: z.literal('indicator'), contribution: z.number(), names: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('maturity'), contribution: z.number(), wished: z.int(), has: z.int() }),
  z.strictObject({ kind: z.literal('region'), contribution: z.number(), code: z.string() }),
  z.strictObject({ kind: z.literal('meaning'), contribution: z.number(), nearness: z.number() }),
  z.strictObject({ kind: z.literal('rest'), contribution: z.number(), terms: z.int().min(1) }),
]);
export type MatchReason = z.infer<typeof MatchReason>;

export const Verdict = z.enum(['good', 'not_relevant']);
export type Verdict = z.infer<typeof Verdict>;

const found = {
  score: z.number(),
  /** The score over what the need's own title would have: 1 says the same. */
  strength: z.number(),
  /** They add up to the score, greatest first, what adds little last. */
  reasons: z.array(MatchReason),
  /** What one's own side said of it, and when. */
  judged: z.strictObject({ verdict: Verdict, by: z.string().nullable(), at: Instant }).nullable(),
};

/** An achievement that may answer a need. */
export const MatchedAchievement = z.strictObject({ id: Id, achievement: AchievementCard, ...found });
export type MatchedAchievement = z.infer<typeof MatchedAchievement>;

/**
 * An organisation that may answer, by its achievements found for the need: the best counts whole, the next half, a third a quarter; and by public
 * results that it has won. What each adds makes the score.
 */
export const MatchedSolver = z.strictObject({
  organisation: Id,
  name: z.string(),
  nameEn: z.string().nullable(),
  score: z.number(),
  by: z.array(z.strictObject({ number: z.string(), title: z.string(), contribution: z.number() })),
  results: z.strictObject({ count: z.int().min(1), contribution: z.number() }).nullable(),
});
export type MatchedSolver = z.infer<typeof MatchedSolver>;

/** A technology manager whose field, region or record fits; under its name by consent, else its number. What each adds makes the score. */
export const MatchedBroker = z.strictObject({
  number: z.string(),
  name: z.string().nullable(),
  nameEn: z.string().nullable(),
  level: BrokerLevel,
  agency: z.string().nullable(),
  score: z.number(),
  reasons: z.array(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('field'), contribution: z.number(), code: z.string() }),
      z.strictObject({ kind: z.literal('region'), contribution: z.number(), code: z.string() }),
      /** Needs for which it was given points. */
      z.strictObject({ kind: z.literal('record'), contribution: z.number(), needs: z.int().min(1) }),
    ]),
  ),
});
export type MatchedBroker = z.infer<typeof MatchedBroker>;

/** How far matching is: refused by the owner; waiting for its turn, or for a library that is empty; or done, when and by which knowledge. */
export const MatchStanding = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('refused') }),
  z.strictObject({ is: z.literal('waiting') }),
  z.strictObject({ is: z.literal('empty') }),
  z.strictObject({ is: z.literal('done'), at: Instant, knowledge: z.int() }),
]);
export type MatchStanding = z.infer<typeof MatchStanding>;

/** What was found for a need, for its owner's people. */
export const NeedMatches = z.strictObject({
  need: z.strictObject({ id: Id, number: z.string(), title: z.string() }),
  standing: MatchStanding,
  achievements: z.array(MatchedAchievement),
  solvers: z.array(MatchedSolver),
  brokers: z.array(MatchedBroker),
});
export type NeedMatches = z.infer<typeof NeedMatches>;

/** A need that an achievement may answer. */
export const MatchedNeed = z.strictObject({
  id: Id,
  need: z.strictObject({ number: z.string(), title: z.string(), state: NeedState, deadline: Instant.nullable() }),
  ...found,
});
export type MatchedNeed = z.infer<typeof MatchedNeed>;

/** What was found for an achievement, for its owner's people. */
export const AchievementMatches = z.strictObject({
  achievement: z.strictObject({ id: Id, number: z.string(), title: z.string(), titleEn: z.string().nullable() }),
  standing: z.enum(['refused', 'waiting', 'done']),
  needs: z.array(MatchedNeed),
});
export type AchievementMatches = z.infer<typeof AchievementMatches>;

/** What a person and its organisations chose about matching. */
export const MatchingChoices = z.strictObject({
  /** Whether the person is told of new matches. */
  told: z.boolean(),
  organisations: z.array(
    z.strictObject({
      id: Id,
      name: z.string(),
      nameEn: z.string().nullable(),
      /** Since when its needs and achievements are not matched; null where they are. */
      refusedSince: Instant.nullable(),
      can: z.strictObject({ choose: Can }),
    }),
  ),
});
export type MatchingChoices = z.infer<typeof MatchingChoices>;
