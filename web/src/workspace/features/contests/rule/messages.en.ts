import { ruleNames } from '@jiebang/contract/contests/words.data.ts';
import type { messages as chinese } from './messages.zh.ts';

/** Every rule of a contest in plain words: its name, what it does, its values. */
export const messages: typeof chinese = {
  rules: 'Rules',
  rulesSays:
    'Every rule has dates and versions: a new version is in force from its time on, the old ones are kept. What was never set has its default.',
  scope: 'For',
  wholeContest: 'The whole contest',
  value: 'Value',
  source: 'From',
  sources: { default: 'Default', contest: 'Set for the contest', track: 'Set for the track' },
  toApprove: 'to be approved by the organiser',
  set: 'Set a new version',
  from: 'In force from',
  fromHint: 'Empty: at once. It cannot lie in the past.',
  note: 'Reason',
  noteHint: 'What it rests on, such as minutes or the number of a notice.',
  versions: 'Versions',
  versionsEmpty: 'It was never set; the default holds.',
  hide: 'Hide',
  when: { past: 'replaced', now: 'in force', ahead: 'not yet in force' },
  fromTime: (at: string) => `from ${at}`,
  effect: 'What the change does',
  moment: {
    need_accepted:
      'A need keeps the rule that is in force when it comes to clearance: accepted, found ready, or objected to by its owner.',
    need_signed_off: 'A need keeps the rule that is in force when its public text is signed off.',
    need_cleared: 'A need keeps the rule that is in force when its owner confirms the public text.',
    need_returned: 'A need keeps the rule that is in force when it is returned.',
    need_submitted: 'A need keeps the rule that is in force when it is submitted.',
    need_reviewed: 'A need keeps the rule that is in force when its review is finished.',
    need_published: 'A need keeps the rule that is in force when it is published.',
    judging_begins: 'A need keeps the rule that is in force when its scoring begins.',
    objection_filed: 'Each objection goes by the rule as it stood when it was filed.',
    notice_begins: 'A public notice keeps the rule that is in force when it begins.',
    contract_confirmed: 'A deal keeps the rule that is in force when both parties confirm the contract.',
    conversion_proposed: 'The conversion keeps the rules of its proposal; a preview can be computed anew until then.',
    awards_defined: 'Awards keep the rule that is in force when they are defined.',
    each_time: 'It is asked anew each time it is needed; no old value is kept.',
  },
  governed: {
    needs: (count: number) =>
      `By the new rule: ${count} running ${count === 1 ? 'need' : 'needs'}, and those still to come.`,
    deals: (count: number) =>
      `By the new rule: ${count} ${count === 1 ? 'deal' : 'deals'} whose contract is not confirmed, and those still to come.`,
    conversions: (count: number) =>
      count > 0 ? 'The conversion that is being previewed is computed by the new rule.' : 'A conversion still to come.',
    awards: () => 'Awards that are not defined yet.',
  },
  kept: {
    needs: (count: number) => `By the rule they have: ${count} ${count === 1 ? 'need' : 'needs'}.`,
    deals: (count: number) => `By the rule they have: ${count} ${count === 1 ? 'deal' : 'deals'}.`,
    conversions: (count: number) => `By the rule they have: ${count} ${count === 1 ? 'conversion' : 'conversions'}.`,
    awards: (count: number) => `By the rule they have: ${count} defined ${count === 1 ? 'award' : 'awards'}.`,
  },
  groups: {
    review: 'Review and publication',
    judging: 'Judging',
    notice: 'Public notice',
    points: 'Points and conversion',
    awards: 'Awards',
  },
  openToAll: 'open to all',
  setScope: 'Change what it is open to',
  scopeSays:
    'A need keeps the scope that is in force when it is submitted: what is submitted or in review stays as it is; drafts and returned needs are handed in by the new scope. Owners whom it concerns are told at once, with your reason.',
  scopeNote: 'What it rests on; the reason is public and goes to the owners whom it concerns.',
  outlook: 'With this scope, from now on',
  outlookDrafts: (count: number | null) =>
    count === null
      ? 'Drafts that would be outside: fewer than 3 (drafts are their owners’, and not told one by one).'
      : `Drafts that would be outside: ${count}.`,
  outlookReturned: (count: number) => `Returned needs that would be outside: ${count}.`,
  outlookKept: (count: number, outside: number) =>
    `On their way to the board and not affected: ${count} ${count === 1 ? 'need' : 'needs'}${outside > 0 ? `, ${outside} of them outside of the new scope` : ''}.`,
  names: {
    track_scope: {
      name: ruleNames.en.track_scope,
      says: 'The fields, industries, regions and countries whose needs it takes; an empty list is no limit of that sort.',
    },
    notice_working_days: {
      name: ruleNames.en.notice_working_days,
      says: 'Working days by the state’s holiday calendar.',
    },
    objection_working_days: {
      name: ruleNames.en.objection_working_days,
      says: 'Within how many working days an objection is answered; who may answer is told when it is nearly due and when it is late. No result is definitive before all are answered.',
    },
    judge_answer_days: {
      name: ruleNames.en.judge_answer_days,
      says: 'Within how many days a judge answers the invitation to a panel. The judge is reminded on the last of them; then the place is free again, and the organisers are told. Invitations that were sent keep their day.',
    },
    role_offer_days: {
      name: ruleNames.en.role_offer_days,
      says: 'For how many days the offer of a role, as judge or other, waits for who has no account yet. They are reminded once, three days before; then it lapses, who made it is told, and it may be sent again. Offers that were sent keep their day.',
    },
    review_working_days: {
      name: ruleNames.en.review_working_days,
      says: 'Working days after submission; organisers are told of what is overdue.',
    },
    clearance_working_days: {
      name: ruleNames.en.clearance_working_days,
      says: 'Within how many working days of its acceptance the public text is to be signed off; clearance officers and organisers are told when it is late.',
    },
    confirmation_working_days: {
      name: ruleNames.en.confirmation_working_days,
      says: 'Within how many working days of the sign-off the owner is to confirm the public text or object to it; the owner and organisers are told when it is late.',
    },
    publication_working_days: {
      name: ruleNames.en.publication_working_days,
      says: 'Within how many working days of the owner’s confirmation a need is to be published; organisers are told when it is late.',
    },
    mend_working_days: {
      name: ruleNames.en.mend_working_days,
      says: 'Working days after a return in which a need may be handed in again, also where collecting ends meanwhile.',
    },
    screening_working_days: {
      name: ruleNames.en.screening_working_days,
      says: 'Within how many working days after the opening a solution is to be screened.',
    },
    reviewers: {
      name: ruleNames.en.reviewers,
      says: 'Whether one person signs both checklists, or two people one each.',
    },
    answer_mode: {
      name: ruleNames.en.answer_mode,
      says: 'Sealed until the deadline, or read on arrival; a need takes it over when it is published.',
    },
    shortest_call_days: {
      name: ruleNames.en.shortest_call_days,
      says: 'Days from publication to the deadline, at least; what is published already stays as it is.',
    },
    deadline_near_days: {
      name: ruleNames.en.deadline_near_days,
      says: 'Days before a deadline at which teams that have begun a solution and not handed it in are reminded; and before the last day to hand in a need, the owners of drafts and returned needs. Once for each such end.',
    },
    questions_waiting: {
      name: ruleNames.en.questions_waiting,
      says: 'Questions of one person about one need that may wait for review at a time.',
    },
    questions_a_day: {
      name: ruleNames.en.questions_a_day,
      says: 'Questions that one person may ask in a day; those in other editions count too.',
    },
    mobilisation_hint: {
      name: ruleNames.en.mobilisation_hint,
      says: 'Whether organisers see “some” or “none” for each sealed need, and never a number.',
    },
    recommending_units: {
      name: ruleNames.en.recommending_units,
      says: 'Districts, bureaus, universities and associations that a need or a solution may name; with none, the field does not appear.',
    },
    price_rounds: {
      name: ruleNames.en.price_rounds,
      says: 'How often the finalists of a need on stage may be asked for a sealed price, at most; 0 for never. Prices inform the owner, and enter no score.',
    },
    price_round_seconds: {
      name: ruleNames.en.price_round_seconds,
      says: 'For how long prices are taken after the console asks for them.',
    },
    panel_size: {
      name: ruleNames.en.panel_size,
      says: 'So many judges have accepted, at least, before judging begins.',
    },
    judges_per_solution: { name: ruleNames.en.judges_per_solution, says: 'How many judges score each solution.' },
    owner_experts_percent: {
      name: ruleNames.en.owner_experts_percent,
      says: 'How much of the panel’s size experts of the need’s own owner may fill, and how much of each solution’s judges where these are assigned; both rounded down, so that 40 % of two judges is nobody. 0 lets none in.',
    },
    affiliation_years: {
      name: ruleNames.en.affiliation_years,
      says: 'Who was at the same organisation within these years may not judge.',
    },
    aggregation: {
      name: ruleNames.en.aggregation,
      says: 'How the scores of several judges become one. Where they are standardised by judge, the published anonymous sheets say which are one judge’s, since nobody could compute the ranking anew otherwise; with the other ways they do not.',
    },
    tie_rule: { name: ruleNames.en.tie_rule, says: 'How equal totals are ranked.' },
    ranking_published: {
      name: ruleNames.en.ranking_published,
      says: 'Who gets the ranking with its anonymised scores, to be verified independently, once a result is definitive. Participants are the owner, the organisers, the ranked solvers and whoever objected.',
    },
    feedback_release: {
      name: ruleNames.en.feedback_release,
      says: 'From when a solver reads the feedback on its own solution. Where that is the public notice, an upheld objection closes it again until the next notice.',
    },
    feedback_scores: {
      name: ruleNames.en.feedback_scores,
      says: 'Of each criterion the average, the quarter of the full mark in which it lies, or nothing.',
    },
    feedback_comments: { name: ruleNames.en.feedback_comments, says: 'The judges’ comments without names, or none.' },
    feedback_rank: {
      name: ruleNames.en.feedback_rank,
      says: 'The rank, a band of it (top quarter, upper half, lower half), or nothing.',
    },
    feedback_fewest_judges: {
      name: ruleNames.en.feedback_fewest_judges,
      says: 'With fewer valid sheets for a solution, no average and no judge’s name is told, so that nobody’s scores can be worked out; never fewer than 3.',
    },
    points_split: { name: ruleNames.en.points_split, says: 'Between technology manager and agency; together 100%.' },
    points_tiers: {
      name: ruleNames.en.points_tiers,
      says: 'Points by the highest tier that the contract’s amount reaches; the first begins at 0.',
    },
    points_evidence: {
      name: ruleNames.en.points_evidence,
      says: 'Beside both confirmations, any one of these; with none chosen, the confirmations suffice.',
    },
    attribution_days: {
      name: ruleNames.en.attribution_days,
      says: 'Shares that are not confirmed by then go to the dispute panel.',
    },
    conversion_pool_fen: {
      name: ruleNames.en.conversion_pool_fen,
      says: 'The whole of the year-end conversion of points.',
    },
    conversion_method: {
      name: ruleNames.en.conversion_method,
      says: 'How the pool is shared among technology managers.',
    },
    conversion_cap_fen: { name: ruleNames.en.conversion_cap_fen, says: 'Empty: no cap.' },
    conversion_tax: {
      name: ruleNames.en.conversion_tax,
      says: 'Each rate applies from its amount up to the next; 2000 is 20%.',
    },
    award_pool_fen: { name: ruleNames.en.award_pool_fen, says: 'The whole of the money given with awards.' },
    award_quotas: { name: ruleNames.en.award_quotas, says: 'The fewest and the most of each.' },
  },
  units: {
    notice_working_days: 'working days',
    objection_working_days: 'working days',
    judge_answer_days: 'days',
    role_offer_days: 'days',
    review_working_days: 'working days',
    clearance_working_days: 'working days',
    confirmation_working_days: 'working days',
    publication_working_days: 'working days',
    screening_working_days: 'working days',
    mend_working_days: 'working days',
    reviewers: 'people',
    shortest_call_days: 'days',
    deadline_near_days: 'days',
    questions_waiting: 'questions',
    questions_a_day: 'questions',
    price_rounds: 'rounds',
    price_round_seconds: 'seconds',
    panel_size: 'people',
    judges_per_solution: 'people',
    owner_experts_percent: '%',
    affiliation_years: 'years',
    feedback_fewest_judges: 'sheets',
    attribution_days: 'days',
  },
  options: {
    answer_mode: { sealed: 'sealed until the deadline', rolling: 'read on arrival' },
    mobilisation_hint: { yes: 'they see some or none', no: 'they see nothing' },
    aggregation: {
      mean: 'mean',
      trimmed_mean: 'mean without the highest and the lowest',
      z_score: 'standardised for each judge (z-score)',
    },
    tie_rule: {
      heaviest_criterion: 'the higher score on the weightiest criterion',
      earlier_submission: 'the earlier submission',
      shared_rank: 'a shared rank',
    },
    ranking_published: { everyone: 'everyone', participants: 'participants alone' },
    feedback_release: { notice: 'with the public notice', definitive: 'with the definitive result' },
    feedback_scores: { exact: 'averages', bands: 'bands', none: 'nothing' },
    feedback_comments: { anonymous: 'without names', none: 'nothing' },
    feedback_rank: { exact: 'the rank', band: 'a band', none: 'nothing' },
    points_evidence: {
      registration: 'registration of the contract',
      certificate: 'certificate of the exchange',
      first_payment: 'proof of the first payment',
    },
    conversion_method: { proportional: 'in proportion to points', rank_tiers: 'by tiers of rank' },
  },
  parts: {
    broker: 'Technology manager',
    agency: 'Agency',
    fromFen: 'From this amount',
    points: 'Points',
    per10000: 'Rate (parts of ten thousand)',
    addTier: 'Add a tier',
    unit: 'Name',
    unitEn: 'English name',
    addUnit: 'Add a unit',
    min: 'fewest',
    max: 'most',
  },
  awards: {
    best_solution: 'Best solution',
    most_innovative: 'Most innovative',
    most_promising: 'Most promising',
    best_agency: 'Best agency',
    best_open_enterprise: 'Best open-innovation enterprise',
    delta_collaboration: 'Collaboration across the Delta',
    best_organisation: 'Best organisation',
  },
  none: 'none',
  noCap: 'no cap',
};
