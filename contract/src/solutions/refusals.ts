/** Refusals of the solutions module. */
export const solutionRefusals = {
  /** The need takes no solutions: not on the board, or its deadline has passed. */
  not_taking_solutions: 409,
  own_organisation: 403,
  diagnosed_it: 403,
  not_a_member: 403,
  organisation_not_verified: 409,
  /** The recommending unit stands in the list of the need's contest no more. */
  recommender_unlisted: 422,
  /** This team answers this need already. */
  solution_exists: 409,
  /** You sit in another team that answers this need. Told to that person only. */
  already_in_a_team: 409,
  already_invited: 409,
  solution_incomplete: 422,
  members_unconfirmed: 409,
  /** The leader does not sign for the organisation, and no signature of one who does is in force. */
  signature_needed: 409,
  /** A signature is in force already. */
  signature_given: 409,
  /** Who is asked belongs to the need's owner or runs its contest. */
  signatory_conflicted: 422,
  /** A consortium partner is named without its consent. */
  partners_unconsented: 409,
  attachment_unknown: 422,
  too_many_attachments: 409,
  sealed_until_deadline: 409,
  conflict_of_interest: 403,
  reasons_missing: 422,
  /** A finding of the screening stands once judging has begun. */
  judging_began: 409,
  /** What was sealed does not open: its bytes were changed or lost. */
  sealed_content_damaged: 503,
} as const;
