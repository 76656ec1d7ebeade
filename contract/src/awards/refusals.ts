/** Refusals of the awards module. */
export const awardRefusals = {
  awards_defined: 409,
  awards_not_defined: 409,
  already_nominated: 409,
  not_a_candidate: 409,
  recipient_not_verified: 409,
  involved_in_award: 403,
  award_quota_full: 409,
  award_quota_not_met: 409,
  award_pool_exceeded: 409,
  award_without_money: 422,
  award_notice_not_over: 409,
  already_chosen: 409,
  not_a_policy_candidate: 409,
  no_definitive_winner: 409,
} as const;
