import type { RuleKey, RuleValue } from '@jiebang/contract/contests/rule.ts';

/**
 * What holds in a contest that has set nothing else. The split, the tiers, the days of notices and of each step, and the numbers of judges
 * are fixed by no public rule and are to be approved by the organiser (待主办方确认).
 */
export const defaultRules: { readonly [K in RuleKey]: RuleValue<K> } = {
  track_scope: { fields: [], industries: [], regions: [], countries: [] },
  notice_working_days: 5,
  objection_working_days: 5,
  review_working_days: 5,
  clearance_working_days: 5,
  confirmation_working_days: 5,
  publication_working_days: 5,
  mend_working_days: 10,
  screening_working_days: 5,
  reviewers: 1,
  answer_mode: 'sealed',
  recommending_units: [],
  mobilisation_hint: false,
  panel_size: 5,
  judges_per_solution: 3,
  owner_experts_percent: 40,
  affiliation_years: 3,
  aggregation: 'trimmed_mean',
  tie_rule: 'heaviest_criterion',
  ranking_published: 'everyone',
  feedback_release: 'definitive',
  feedback_scores: 'exact',
  feedback_comments: 'anonymous',
  feedback_rank: 'exact',
  feedback_fewest_judges: 3,
  points_split: { broker: 70, agency: 30 },
  points_tiers: [
    { fromFen: 0, points: 10 },
    { fromFen: 100_000_000, points: 30 },
    { fromFen: 500_000_000, points: 60 },
    { fromFen: 1_000_000_000, points: 100 },
  ],
  points_evidence: ['registration', 'certificate', 'first_payment'],
  attribution_days: 10,
  conversion_pool_fen: 50_000_000,
  conversion_method: 'proportional',
  conversion_cap_fen: null,
  // 偶然所得: 20 percent of the whole (待主办方确认)
  conversion_tax: [{ fromFen: 0, per10000: 2_000 }],
  award_pool_fen: 50_000_000,
  award_quotas: {
    best_solution: { min: 1, max: 10 },
    most_innovative: { min: 1, max: 5 },
    most_promising: { min: 1, max: 5 },
    best_agency: { min: 0, max: 3 },
    best_open_enterprise: { min: 0, max: 3 },
    delta_collaboration: { min: 0, max: 3 },
    best_organisation: { min: 3, max: 5 },
  },
};
