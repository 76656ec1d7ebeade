import { z } from 'zod';
import { Can } from '../http/problem.ts';
import { Id, Instant, text, Version } from '../http/scalars.ts';
import { NeedFile } from '../needs/work.ts';
import { Aggregation, Criterion, CutLine, PanelState, RoundPlace, TieRule } from './panel.ts';

/** The average of one criterion over the judges who scored, out of its `max`; two decimals. */
export const CriterionAverage = z.strictObject({ criterion: z.string(), average: z.number() });

/** One sheet as it was counted, without a name and in no order that tells. `total` out of 100; `dropped` by trimming. */
export const CountedSheet = z.strictObject({
  scores: z.array(z.strictObject({ criterion: z.string(), score: z.int().min(0) })),
  total: z.number(),
  dropped: z.boolean(),
  /** Of standardised scores alone: the judge's mean and deviation, and the total measured in it. */
  standard: z.strictObject({ mean: z.number(), deviation: z.number(), z: z.number() }).nullable(),
});
export type CountedSheet = z.infer<typeof CountedSheet>;

/** What parted a place from the one above with the same score. */
export const Parting = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('criterion'), criterion: z.string() }),
  z.strictObject({ by: z.enum(['earlier_submission', 'lot', 'shared_rank']) }),
]);

/** One place of a ranking. `score` out of 100 (a z-score: around 0), shown to four decimals, computed exactly. */
export const Place = z.strictObject({
  rank: z.int().min(1),
  solution: Id,
  organisation: z.string(),
  title: z.string(),
  score: z.number(),
  judges: z.int().min(0),
  /** Null where fewer than three judges stand behind the solution: of these its comments are withheld too. */
  averages: z.array(CriterionAverage).nullable(),
  /** Null where they are withheld, because fewer than three judges stand behind some solution. */
  sheets: z.array(CountedSheet).nullable(),
  /** Null where the score is not that of the place above. */
  parted: Parting.nullable(),
  /** Null until the result is final. */
  lot: z.string().nullable(),
});
export type Place = z.infer<typeof Place>;

/** Why a sheet is struck out of a result. */
export const CorrectionGround = z.enum([
  'conflict', // 应回避而未回避
  'against_rule', // 未按评分规则
  'mistaken', // 评错对象或登记有误
]);
export type CorrectionGround = z.infer<typeof CorrectionGround>;

/** Sheets that were struck out of a ranking, by ground; never whose they were. */
export const Struck = z.strictObject({ ground: CorrectionGround, sheets: z.int().min(1), at: Instant });
export type Struck = z.infer<typeof Struck>;

/** A round before the last: how it was counted, its places, and which of them went on. */
export const EarlierRound = z.strictObject({
  round: RoundPlace,
  aggregation: Aggregation,
  tieRule: TieRule,
  rubric: z.array(Criterion),
  cut: CutLine,
  seed: z.string().nullable(),
  places: z.array(z.strictObject({ ...Place.shape, wentOn: z.boolean() })),
});

/** The ranking of the last round, as the need's owner reads it once it is proposed; solutions cut before stand in `earlier` alone. The first three ranks are the shortlist. */
export const Ranking = z.strictObject({
  panel: Id,
  version: Version,
  state: PanelState,
  need: z.strictObject({ id: Id, number: z.string(), title: z.string() }),
  round: RoundPlace,
  aggregation: Aggregation,
  tieRule: TieRule,
  rubric: z.array(Criterion),
  /** From which lots are drawn, in hexadecimal digits; null until the result is final. */
  seed: z.string().nullable(),
  places: z.array(Place),
  earlier: z.array(EarlierRound),
  shortlist: z.array(Id),
  /** What upheld objections struck out of the last round. */
  struck: z.array(Struck),
  winner: Id.nullable(),
  /** What the owner said of its choice. */
  reason: z.string().nullable(),
  comments: z.array(
    z.strictObject({ round: z.int().min(1), solution: Id, criterion: z.string().nullable(), comment: z.string() }),
  ),
  can: z.record(z.string(), Can),
});
export type Ranking = z.infer<typeof Ranking>;

/** Where a rank lies: in the first quarter of those ranked, in the first half of them (rounded up), or below. */
export const RankBand = z.enum(['top_quarter', 'upper_half', 'lower_half']);
export type RankBand = z.infer<typeof RankBand>;

const fed = {
  solution: Id,
  need: z.strictObject({ id: Id, number: z.string(), title: z.string() }),
};
/** When the contest releases feedback, and what of it. */
const FeedbackRelease = z.enum(['notice', 'definitive']);

/**
 * What the team of one solution reads of its judging: what the formal screening missed; until the contest's rule releases
 * it, when it will; then what the rule says. `withheld`: fewer judges scored than the rule wants behind an average.
 */
export const Feedback = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('waiting'), ...fed, release: FeedbackRelease }),
  z.strictObject({
    state: z.literal('screened_out'),
    ...fed,
    reasons: z.array(z.string()),
    note: z.string().nullable(),
  }),
  z.strictObject({
    state: z.literal('released'),
    ...fed,
    shows: z.strictObject({
      scores: z.enum(['exact', 'bands', 'none']),
      comments: z.enum(['anonymous', 'none']),
      rank: z.enum(['exact', 'band', 'none']),
    }),
    withheld: z.boolean(),
    fewestJudges: z.int().min(3),
    /** The last round in which it was judged: rank, scores and comments are of that one. */
    round: RoundPlace.nullable(),
    /** Under which the solution stands in the ranking document, where rank and scores are told exactly and there is one. */
    code: z.string().nullable(),
    rank: z.int().min(1).nullable(),
    ranked: z.int().min(0).nullable(),
    rankBand: RankBand.nullable(),
    score: z.number().nullable(),
    won: z.boolean(),
    rubric: z.array(Criterion),
    averages: z.array(CriterionAverage),
    /** In which quarter of the full mark an average lies; 4 is the highest. */
    bands: z.array(z.strictObject({ criterion: z.string(), quarter: z.int().min(1).max(4) })),
    /** Who judged it, where its rounds name their judges; in the order of names. */
    judges: z.array(z.string()),
    comments: z.array(z.strictObject({ criterion: z.string().nullable(), comment: z.string() })),
  }),
]);
export type Feedback = z.infer<typeof Feedback>;

/** A public notice 公示. `withdrawn`: an objection was upheld; a changed result is noticed again under a new number. */
export const NoticeState = z.enum(['standing', 'definitive', 'withdrawn']);
export const Notice = z.strictObject({
  number: z.string(),
  state: NoticeState,
  need: z.strictObject({ number: z.string(), title: z.string() }),
  winner: z.strictObject({
    organisation: z.string(),
    organisationEn: z.string().nullable(),
    /** The leader's name, with consent only. */
    leader: z.string().nullable(),
  }),
  publishedAt: Instant,
  endsAt: Instant,
  workingDays: z.int().min(1),
});
export type Notice = z.infer<typeof Notice>;
/** What everyone reads of an objection once it is decided; who objected and who answered is nobody's business. */
export const NoticedObjection = z.strictObject({
  outcome: z.enum(['upheld', 'dismissed']),
  filedAt: Instant,
  answeredAt: Instant,
  /** Null for one that was answered before there was such a text. */
  reason: z.string().nullable(),
});
/**
 * The page of a notice: `rankings` are the numbers of the rounds whose rankings everyone may have, once the result is definitive; of a withdrawn
 * one they are those that it was put up with. `waits`:
 * its period is over and the result is not definitive, since an objection waits for its answer.
 */
export const NoticePage = z.strictObject({
  ...Notice.shape,
  rankings: z.array(z.int().min(1)),
  objections: z.array(NoticedObjection),
  waits: z.boolean(),
  /** What was struck out of the ranking of this notice, once it is withdrawn. */
  struck: z.array(Struck),
  /** The notice of the same need before this one, and the one that came in its place. */
  replaces: z.string().nullable(),
  replacedBy: z.string().nullable(),
});
export type NoticePage = z.infer<typeof NoticePage>;

export const ObjectionState = z.enum(['filed', 'upheld', 'dismissed']);
export type ObjectionState = z.infer<typeof ObjectionState>;

/**
 * What an upheld objection leads to: the judges score anew, the owner chooses anew, sheets are struck out and the ranking is computed anew, or a
 * solution that was screened out is readmitted and scored.
 */
export const Remedy = z.enum(['rescore', 'reconsider', 'correct', 'readmit']);
export type Remedy = z.infer<typeof Remedy>;

/** A sheet of the last round that may be struck out, for who answers the objection: whose it is and of what, never what it says. */
export const Strikable = z.strictObject({ sheet: Id, judge: z.string(), organisation: z.string(), title: z.string() });
/** A solution that the formal screening did not pass, which may be readmitted. */
export const Readmittable = z.strictObject({ solution: Id, organisation: z.string(), title: z.string() });

/** A file that the objector gave as evidence, with what it is by its content. */
export const Evidence = NeedFile;
export type Evidence = z.infer<typeof Evidence>;
/** Files of one objection at most. */
export const mostEvidence = 10;

/** An objection 异议, as its author and those who answer see it. */
export const Objection = z.strictObject({
  id: Id,
  version: Version,
  state: ObjectionState,
  notice: z.string(),
  need: z.strictObject({ id: Id, number: z.string(), title: z.string() }),
  person: z.string(),
  organisation: z.string(),
  text: z.string(),
  evidence: z.array(Evidence),
  filedAt: Instant,
  /** By when it is to be answered, and whether that has passed without an answer. */
  due: Instant,
  overdue: z.boolean(),
  answer: z.string().nullable(),
  /** What everyone reads on the notice. */
  published: z.string().nullable(),
  answeredAt: Instant.nullable(),
  /** Who answered, for staff; null for the author, whom the body answers. */
  answeredBy: z.string().nullable(),
  remedy: Remedy.nullable(),
  can: z.record(z.string(), Can),
});
export type Objection = z.infer<typeof Objection>;
export const ObjectionChanged = z.strictObject({ id: Id, state: ObjectionState, version: Version });
export type ObjectionChanged = z.infer<typeof ObjectionChanged>;

/** The answer to the objector, and the reason without names that everyone reads on the notice. */
export const Answer = z.strictObject({ answer: text(4000), published: text(1000) });
