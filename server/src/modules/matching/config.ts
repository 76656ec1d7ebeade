/** A match is kept from this strength on: its score over what the need's own title would have. Measured in docs/decisions/0062. */
export const leastStrength = 0.2;
/** From this strength on people are told of it. */
export const tellingStrength = 0.35;
/** So many achievements are kept for each need, and as many needs for each achievement. */
export const mostKept = 50;
/** So many that the index finds are matched one by one. */
export const firstFound = 200;
/** Of a need's new matches, so many of the best are told of. */
export const mostTold = 10;
/** So many that are nearest in meaning are matched as well, where a provider of vectors is set up. */
export const nearestFound = 100;
/** So many vectors of each side are held in memory, the newest: a byte for each dimension. */
export const heldVectors = 100_000;
/** So many public texts get vectors at a time, and so many times before other long work has its turn. */
export const vectorsAtOnce = 100;
export const vectorsSteps = 10;
/** So many ids are listed at a time. */
export const listedAtOnce = 2000;

/** So many reasons are named by themselves; what the others add stands in one line. */
export const mostReasons = 12;

/**
 * What agrees beside the words, each as a share of what the words alone score. No judgement has measured them yet, so they only order what the words
 * have found: together less than a third of it. To be approved by the organiser (待主办方确认).
 */
export const shares = {
  /** The same field at its first two, three or all digits. */
  field: { two: 0.04, three: 0.08, whole: 0.1 },
  /** Each indicator of the need whose name the achievement says, three at most. */
  indicator: 0.03,
  mostIndicators: 3,
  /** A maturity that reaches what is wished for. */
  maturity: 0.05,
  /** The same province. */
  region: 0.03,
} as const;

/** An organisation by its achievements: what each adds of its score, best first. */
export const solverShares: readonly number[] = [1, 1 / 2, 1 / 4];
/** What public results that it has won add: so much of that for each doubling of one more than their number. To be approved by the organiser (待主办方确认). */
export const resultShare = 0.05;

/** What a technology manager scores by: the longest shared field, the province, and the logarithm of the needs it has points for. */
export const brokerWeights = { field: { two: 1, three: 2, whole: 3 }, region: 1, record: 0.5 } as const;
export const mostBrokers = 10;
/** So many are weighed, those of the longest record first. */
export const weighedBrokers = 500;

/** So many of the newest needs and achievements are learned from. */
export const learnedNeeds = 2000;
export const learnedAchievements = 10_000;
/** What was learned is learned anew when there is half as much again to learn from, or after so many days. */
export const learnedGrowth = 1.5;
export const learnedDays = 30;
