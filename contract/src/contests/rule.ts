import { z } from 'zod';
import { Fen, Id, Instant, line } from '../http/scalars.ts';
import { TrackScope } from './contest.ts';

const percent = z.int().min(0).max(100);
const quota = z.strictObject({ min: z.int().min(0).max(100), max: z.int().min(0).max(100) });

/**
 * What a contest (or one of its tracks) may set for itself, dated and versioned: each key with the shape of its value.
 * Defaults stand in the server's contests/config.ts.
 */
export const ruleSchemas = {
  /** What a track is open to: set for a track, never for a contest. */
  track_scope: TrackScope,
  /** Working days of a public notice (公示). */
  notice_working_days: z.int().min(1).max(60),
  /** Working days within which an objection to a notice is answered. */
  objection_working_days: z.int().min(1).max(60),
  /** Days within which a judge answers the invitation to a panel; then the place is free again. */
  judge_answer_days: z.int().min(1).max(60),
  /** Days for which a role that is offered to who has no account waits for them to sign up. */
  role_offer_days: z.int().min(1).max(180),
  /** Working days within which a review is due. */
  review_working_days: z.int().min(1).max(60),
  /** Working days within which the public text of an accepted need is written and signed off. */
  clearance_working_days: z.int().min(1).max(60),
  /** Working days within which the owner confirms its public text, or says what is wrong with it. */
  confirmation_working_days: z.int().min(1).max(60),
  /** Working days within which a cleared need is published. */
  publication_working_days: z.int().min(1).max(60),
  /** Working days within which a returned need may be handed in again, also where 征集 is over by then. */
  mend_working_days: z.int().min(1).max(60),
  /** Working days within which an opened solution is to be screened. */
  screening_working_days: z.int().min(1).max(60),
  /** How many different people sign the two checklists of a review: 1, or 2 for one each. */
  reviewers: z.int().min(1).max(2),
  /** 密封比拼 `sealed` until the deadline, or 随到随评 `rolling`: a need takes it over when it is published. */
  answer_mode: z.enum(['sealed', 'rolling']),
  /** Days for which a need takes solutions at least, from its publication to its deadline. */
  shortest_call_days: z.int().min(1).max(90),
  /** Days before a need's deadline at which those who have begun a solution are told that it is near; and before the last day to hand in a need, its owners. */
  deadline_near_days: z.int().min(1).max(30),
  /** Questions of one person about one need that may wait for the staff at a time. */
  questions_waiting: z.int().min(1).max(20),
  /** Questions that one person may ask in a day of Asia/Shanghai; those about other contests' needs count too. */
  questions_a_day: z.int().min(1).max(100),
  /** 推荐单位 that needs and solutions may name: districts, bureaus, universities, associations. */
  recommending_units: z
    .array(z.strictObject({ name: line(100), nameEn: line(200).nullable() }))
    .max(300)
    .refine((all) => new Set(all.map(({ name }) => name)).size === all.length),
  /** Whether organisers may see "none / some" solutions of a sealed need. */
  mobilisation_hint: z.boolean(),
  /** Judges who have taken their seats before a panel begins, at least. */
  panel_size: z.int().min(1).max(50),
  /** Judges who score each solution. */
  judges_per_solution: z.int().min(1).max(50),
  /** How much of `panel_size` experts of the need's own owner may fill, in percent, rounded down. */
  owner_experts_percent: percent,
  /** How many years back an affiliation is a conflict of interest. */
  affiliation_years: z.int().min(0).max(20),
  aggregation: z.enum(['mean', 'trimmed_mean', 'z_score']),
  /** What ranks equal totals: the highest single criterion by weight, the earlier submission, or they share the rank. */
  tie_rule: z.enum(['heaviest_criterion', 'earlier_submission', 'shared_rank']),
  /** Price rounds that a need on stage may have, at most; 0 for none. */
  price_rounds: z.int().min(0).max(5),
  /** For how long bids are taken in one, in seconds. */
  price_round_seconds: z.int().min(30).max(1800),
  /** Who may have the ranking with its anonymised scores once the result is definitive: everyone, or those who took part. */
  ranking_published: z.enum(['everyone', 'participants']),
  /** When a team reads what the judges said of its solution: with the public notice, or once the result is definitive. */
  feedback_release: z.enum(['notice', 'definitive']),
  /** Of each criterion: the exact average, which quarter of the full mark it lies in, or nothing. */
  feedback_scores: z.enum(['exact', 'bands', 'none']),
  /** The judges' comments, without names, or none. */
  feedback_comments: z.enum(['anonymous', 'none']),
  /** Of the place in the ranking: the rank itself, top quarter or upper or lower half, or nothing. */
  feedback_rank: z.enum(['exact', 'band', 'none']),
  /** Of fewer judges than these no average and no name is told; three at least, so that nobody computes another's scores from the own. */
  feedback_fewest_judges: z.int().min(3).max(50),
  /** How a need's points go to broker and agency, in percent; the two make 100. */
  points_split: z.strictObject({ broker: percent, agency: percent }),
  /** Points by the contract's amount: the last tier whose `fromFen` it reaches. The first begins at 0. */
  points_tiers: z
    .array(z.strictObject({ fromFen: Fen, points: z.int().min(0).max(1_000_000) }))
    .min(1)
    .max(20),
  /** Which of these, beside both parties' confirmation, makes 对接成功; any one is enough. */
  points_evidence: z.array(z.enum(['registration', 'certificate', 'first_payment'])).max(3),
  /** Days after which unconfirmed shares go to the dispute panel. */
  attribution_days: z.int().min(1).max(90),
  /** The year-end conversion's pool (技术经理人匠心奖), in fen. */
  conversion_pool_fen: Fen,
  conversion_method: z.enum(['proportional', 'rank_tiers']),
  /** The most that one broker may get of the pool, in fen; null for no cap. */
  conversion_cap_fen: Fen.nullable(),
  /** Tax on a payment of the conversion: each rate, in parts of ten thousand, applies from `fromFen` up to the next. */
  conversion_tax: z
    .array(z.strictObject({ fromFen: Fen, per10000: z.int().min(0).max(10_000) }))
    .min(1)
    .max(20),
  /** The awards' pool, in fen. */
  award_pool_fen: Fen,
  /** How many of each award are given. */
  award_quotas: z.strictObject({
    best_solution: quota,
    most_innovative: quota,
    most_promising: quota,
    best_agency: quota,
    best_open_enterprise: quota,
    delta_collaboration: quota,
    best_organisation: quota,
  }),
} as const;

export type RuleKey = keyof typeof ruleSchemas;
export type RuleValue<K extends RuleKey> = z.output<(typeof ruleSchemas)[K]>;
export const ruleKeys = Object.keys(ruleSchemas) as [RuleKey, ...RuleKey[]];

const inputs = ruleKeys.map((key) =>
  z.strictObject({
    key: z.literal(key),
    value: ruleSchemas[key],
    track: Id.nullable(),
    from: Instant.nullable(),
    note: line(500),
  }),
);
/** A new version of one rule: of the contest or one of its tracks, from now (null) or later, with why. */
export const RuleInput = z.discriminatedUnion('key', inputs as [(typeof inputs)[number], ...typeof inputs]);
export type RuleInput = z.infer<typeof RuleInput>;

const views = ruleKeys.map((key) =>
  z.strictObject({
    key: z.literal(key),
    value: ruleSchemas[key],
    /** 0 is the default. */
    version: z.int(),
    of: z.enum(['track', 'contest', 'default']),
    from: Instant.nullable(),
    note: z.string().nullable(),
  }),
);
/** A rule with its value, and where that comes from. */
export const Rule = z.discriminatedUnion('key', views as [(typeof views)[number], ...typeof views]);
export type Rule = z.infer<typeof Rule>;

/**
 * The moment from which a thing keeps the version of a rule that is in force then, whatever is set later: `each_time` keeps none,
 * the rule is asked anew whenever it is needed.
 */
export const ruleMoments = {
  track_scope: 'need_submitted',
  notice_working_days: 'notice_begins',
  objection_working_days: 'objection_filed',
  judge_answer_days: 'each_time',
  role_offer_days: 'each_time',
  review_working_days: 'need_submitted',
  clearance_working_days: 'need_accepted',
  confirmation_working_days: 'need_signed_off',
  publication_working_days: 'need_cleared',
  mend_working_days: 'need_returned',
  screening_working_days: 'each_time',
  reviewers: 'need_reviewed',
  answer_mode: 'need_published',
  shortest_call_days: 'need_published',
  deadline_near_days: 'each_time',
  questions_waiting: 'each_time',
  questions_a_day: 'each_time',
  recommending_units: 'each_time',
  mobilisation_hint: 'each_time',
  panel_size: 'judging_begins',
  judges_per_solution: 'judging_begins',
  owner_experts_percent: 'judging_begins',
  affiliation_years: 'each_time',
  aggregation: 'judging_begins',
  tie_rule: 'judging_begins',
  price_rounds: 'each_time',
  price_round_seconds: 'each_time',
  ranking_published: 'judging_begins',
  feedback_release: 'judging_begins',
  feedback_scores: 'judging_begins',
  feedback_comments: 'judging_begins',
  feedback_rank: 'judging_begins',
  feedback_fewest_judges: 'judging_begins',
  points_split: 'contract_confirmed',
  points_tiers: 'contract_confirmed',
  points_evidence: 'contract_confirmed',
  attribution_days: 'contract_confirmed',
  conversion_pool_fen: 'conversion_proposed',
  conversion_method: 'conversion_proposed',
  conversion_cap_fen: 'conversion_proposed',
  conversion_tax: 'conversion_proposed',
  award_pool_fen: 'awards_defined',
  award_quotas: 'awards_defined',
} as const satisfies Readonly<Record<RuleKey, string>>;

const versions = ruleKeys.map((key) =>
  z.strictObject({
    key: z.literal(key),
    value: ruleSchemas[key],
    version: z.int(),
    from: Instant,
    note: z.string(),
    at: Instant,
    /** Who set it. */
    by: z.string().nullable(),
    /** Whether it is in force now, will be, or was (or never came to be). */
    when: z.enum(['past', 'now', 'ahead']),
  }),
);
/** One version of a rule of exactly this contest or track. */
export const RuleVersion = z.discriminatedUnion('key', versions as [(typeof versions)[number], ...typeof versions]);
export type RuleVersion = z.infer<typeof RuleVersion>;

/** How many running things a new version of a rule would govern, and how many keep the one they have. */
export const RuleReach = z.strictObject({
  of: z.enum(['needs', 'deals', 'conversions', 'awards']),
  governed: z.int().min(0),
  kept: z.int().min(0),
});
export type RuleReach = z.infer<typeof RuleReach>;
