/**
 * The numbers of the match. They were chosen coarsely, one after the other, on half of the judged needs (see `npm run bench -- match`). Decision 0045
 * tells what the other half, which is for measuring, had a part in. Nothing else of the judged texts is in the product.
 */
export const parameters = {
  /** What a field of the question weighs; within a field a term counts by the square root of how often it stands there. */
  title: 3,
  content: 1,
  /** A term's sum over the fields is raised to this: what is said often counts more, but less than in proportion. */
  repetition: 0.7,
  /** Rarity among questions is raised to this. It takes the weight from what every company writes: 技术, 项目, 生产, 提高. */
  special: 1.5,
  /** A Han word of two characters counts 1, any other term this: most subjects are named by two, or by several such. */
  other: 0.5,
  /** BM25. */
  saturation: 1.2,
  length: 0.75,
  /** A document's score is divided by what it holds in all (the rarity of its terms, over the mean), raised to this. */
  holding: 0.25,
  /** So much of the mean is added to what a document holds, so that two words do not win by being two. */
  leastHolding: 0.2,
  /** What nearness counts, and to which power the rarity of the headline's words divides it; the least is added to that. */
  near: 20,
  nearLength: 0.8,
  leastNear: 4,
  /** An index is asked for so many words near to the question, and none that are further from its direction than this cosine. */
  nearestWords: 64,
  nearest: 0.35,
  /** What a term in a document's body counts, in its headline 1. No judged document had a body: an assumption, not a measurement. */
  body: 1 / 3,
} as const;
