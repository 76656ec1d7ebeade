/** Refusals of the judging module. */
export const judgingRefusals = {
  panel_exists: 409,
  already_on_panel: 409,
  not_a_judge: 422,
  /** Experts of the need's own owner fill their share of the panel already, or may not sit at all. */
  owners_share_full: 409,
  rubric_incomplete: 422,
  rounds_incomplete: 422,
  /** The round is over: its sheets stay as they are. */
  round_over: 409,
  /** The day given is past, or not after the one that stands. */
  day_not_later: 422,
  no_round_left: 409,
  rounds_left: 409,
  /** No solution reached the cut line. */
  nobody_goes_on: 409,
  need_not_closed: 409,
  screening_open: 409,
  nothing_to_judge: 409,
  /** Fewer judges have accepted than the contest wants on a panel. */
  panel_too_small: 409,
  too_few_judges: 409,
  not_a_translator: 422,
  /** Whoever judges, screens or decides anything of a need does not translate for it, nor the other way round. */
  judges_or_decides_here: 409,
  translates_here: 409,
  /** Nothing of a translation is written yet. */
  translation_empty: 422,
  /** A judge must not judge this solution. */
  judge_in_conflict: 409,
  /** Something has come between since the assignment was made: it has to be made again, or dropped. */
  assignment_outdated: 409,
  scores_missing: 422,
  comment_missing: 422,
  score_out_of_range: 422,
  not_scoring: 409,
  sheets_open: 409,
  solution_without_score: 409,
  not_in_shortlist: 422,
  reason_required: 422,
  winner_exists: 409,
  notice_over: 409,
  notice_not_over: 409,
  objections_open: 409,
  /** Not a locked sheet of the last round. */
  not_to_strike: 422,
  /** Not a solution of this need that was screened out, or the panel has more than one round. */
  not_to_readmit: 422,
  real_name_required: 403,
  not_independent: 403,
  already_objected: 409,
  /** Of a live final: nothing chosen, a round not begun, the log without the seed, scores missing without a recorded reason. */
  final_without_needs: 409,
  final_round_not_begun: 409,
  draw_not_in_log_yet: 409,
  final_scores_missing: 409,
  need_on_stage: 409,
  final_not_live: 409,
  final_not_closed: 409,
  stage_taken: 409,
  scores_still_come: 409,
  all_revealed: 409,
  not_on_stage: 409,
  /** Of a price round: none left by the contest's rule, nobody to bid, it still runs, it is over, or the price is above one's own before. */
  no_price_round_left: 409,
  nobody_to_bid: 409,
  price_round_runs: 409,
  price_round_over: 409,
  price_above_earlier: 422,
  /** Of a matchmaking session: nothing chosen to come, a need on stage, choices that still come or are over, no wish of both sides. */
  session_without_needs: 409,
  need_in_session: 409,
  choosing_not_over: 409,
  choosing_over: 409,
  no_mutual_wish: 409,
  /** A table or a side is taken in that slot. */
  table_taken: 409,
  side_taken: 409,
  no_such_place: 422,
} as const;
