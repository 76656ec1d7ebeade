import { z } from 'zod';
import { bytes32, inclusion, instant, leafOf, name, proof, ranking } from './documents.ts';

// The ranking of one round with all that led to it, so that anyone can compute it anew: `jiebang-ranking/2` (decision 0024).
// Nobody is named. Solutions stand under codes drawn for the need; sheets are listed by their numbers, so that their order
// tells nothing, and a judge has a letter only where the rule counts by judge, drawn anew for each document.

/** A fraction in lowest terms; both are whole numbers of any length. The denominator is positive. */
const fraction = z.strictObject({ n: z.string().regex(/^(0|-?[1-9]\d*)$/), d: z.string().regex(/^[1-9]\d*$/) });
const key = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);

/** Who goes on to the next round: the first so many and whoever has exactly the score of the last of them, or everybody from a score on. */
const cut = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('rank'), first: z.int().min(1) }),
  z.strictObject({ by: z.literal('score'), atLeast: z.int().min(1) }),
]);

/** What opens the leaf by which the log committed to the seed, before the first score. A lot is SHA-256(seed ‖ code); the lesser goes first. */
const draw = z.strictObject({
  salt: bytes32,
  leaf: leafOf('draw'),
  content: z.strictObject({
    need: name,
    round: z.int().min(1),
    seed: bytes32,
    rule: name,
    /** As it was set before any score; absent in draws before there were rounds. */
    cut: cut.nullable().optional(),
    /** The codes of all that take part, in their alphabetical order; absent in draws before decision 0024. */
    solutions: z.array(name).optional(),
  }),
});

export const publishedRanking = z.strictObject({
  need: name,
  round: z.strictObject({ n: z.int().min(1), kind: name, cut: cut.nullable() }),
  aggregation: z.enum(['mean', 'trimmed_mean', 'z_score']),
  tieRule: z.enum(['heaviest_criterion', 'earlier_submission', 'shared_rank']),
  rubric: z.array(
    z.strictObject({ key, name, nameEn: name, weight: z.int().min(1).max(100), max: z.int().min(1).max(100) }),
  ),
  draw,
  /** Null where they are withheld, because fewer than three judges stand behind some of them. */
  sheets: z
    .array(z.strictObject({ solution: name, judge: name.nullable(), scores: z.record(key, z.int().min(0).max(100)) }))
    .nullable(),
  /** When those were handed in whom only the time parts; empty under every other tie rule. */
  submitted: z.array(z.strictObject({ solution: name, at: instant })),
  /** Best first. `means` are those of the criteria, in the order of the rubric; null where sheets are withheld. */
  entries: z.array(
    z.strictObject({
      rank: z.int().min(1),
      solution: name,
      score: fraction,
      means: z.array(fraction).nullable(),
      /** Null in a round without a cut line. */
      goesOn: z.boolean().nullable(),
    }),
  ),
});
export type PublishedRanking = z.infer<typeof publishedRanking>;

/** A round's ranking, computed anew by `verifier/`; `subject` is the need's number. `drawInclusion`: where the draw's leaf stands. */
const rankingTwo = z.strictObject({
  format: z.literal('jiebang-ranking/2'),
  salt: bytes32,
  leaf: leafOf('ranking'),
  content: publishedRanking,
  drawInclusion: inclusion.optional(),
  proof,
  inclusion: inclusion.optional(),
});
export type RankingTwo = z.infer<typeof rankingTwo>;

/** The document of a ranking: of the second form, or of the first where it was computed before there was a second. */
export const rankingDocument = z.discriminatedUnion('format', [rankingTwo, ranking]);
export type RankingDocument = z.infer<typeof rankingDocument>;
