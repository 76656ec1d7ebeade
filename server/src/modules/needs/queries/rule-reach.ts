import type { RuleKey, RuleReach } from '@jiebang/contract/contests/rule.ts';
import type { NeedState } from '@jiebang/contract/needs/need.ts';
import type { Db } from '#platform/db/connection.ts';
import { tables } from '../store.ts';

const inReview: readonly NeedState[] = ['submitted', 'under_review'];
const reviewed: readonly NeedState[] = ['accepted', 'signed_off', 'cleared'];
const answered: readonly NeedState[] = ['published', 'closed'];
const before: readonly NeedState[] = ['returned', ...inReview, ...reviewed];
type Reach = { readonly governed: readonly NeedState[]; readonly kept: readonly NeedState[] };
const atJudging: Reach = { governed: [...before, ...answered], kept: ['judging'] };

/** In which states a need is still to take a rule's value, and in which it has one. Drafts are their owners' alone, and not counted. */
const reached: { readonly [K in RuleKey]?: Reach } = {
  mend_working_days: { governed: inReview, kept: ['returned'] },
  review_working_days: { governed: ['returned'], kept: inReview },
  clearance_working_days: { governed: ['returned', ...inReview], kept: ['accepted'] },
  confirmation_working_days: { governed: ['returned', ...inReview, 'accepted'], kept: ['signed_off'] },
  publication_working_days: { governed: ['returned', ...inReview, 'accepted', 'signed_off'], kept: ['cleared'] },
  reviewers: { governed: ['returned', ...inReview], kept: reviewed },
  answer_mode: { governed: before, kept: [...answered, 'judging'] },
  shortest_call_days: { governed: before, kept: [...answered, 'judging'] },
  deadline_near_days: { governed: [...before, 'published'], kept: [] },
  questions_waiting: { governed: [...before, 'published'], kept: [] },
  questions_a_day: { governed: [...before, 'published'], kept: [] },
  recommending_units: { governed: ['returned'], kept: [] },
  mobilisation_hint: { governed: [...before, 'published'], kept: [] },
  panel_size: atJudging,
  judges_per_solution: atJudging,
  owner_experts_percent: atJudging,
  affiliation_years: { governed: [...before, ...answered, 'judging'], kept: [] },
  aggregation: atJudging,
  tie_rule: atJudging,
  ranking_published: atJudging,
  feedback_release: atJudging,
  feedback_scores: atJudging,
  feedback_comments: atJudging,
  feedback_rank: atJudging,
  feedback_fewest_judges: atJudging,
  notice_working_days: { governed: [...before, ...answered, 'judging'], kept: ['noticed'] },
};

/** How many running needs a new version of a rule would govern, and how many keep theirs; null for a rule that is not about needs. */
export async function needRuleReach(
  db: Db,
  { contest, track }: { contest: string; track: string | null },
  key: RuleKey,
): Promise<RuleReach | null> {
  const reach = reached[key];
  if (!reach) return null;
  let query = tables(db)
    .selectFrom('needs.need')
    .select((select) => ['state', select.fn.countAll<number>().as('n')])
    .where('contest', '=', contest)
    .groupBy('state');
  if (track !== null) query = query.where('track', '=', track);
  const rows = await query.execute();
  const count = (states: readonly string[]) =>
    rows.filter(({ state }) => states.includes(state)).reduce((sum, { n }) => sum + Number(n), 0);
  return { of: 'needs', governed: count(reach.governed), kept: count(reach.kept) };
}
