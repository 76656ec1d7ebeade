/** Rows of the life of a need by which a review rejects it (product: §5 Lifecycle): where two people review, a second one signs it too, or says the opposite. */
export const rejectionRows = [
  {
    action: 'reject',
    from: ['under_review'],
    to: 'rejected',
    by: ['reviewer'],
    when: ['independent', 'by_one', 'reviews_it'],
    fact: 'need_rejected',
  },
  {
    action: 'propose_rejection',
    from: ['under_review'],
    to: 'under_review',
    by: ['reviewer'],
    when: ['independent', 'by_two', 'reviews_it', 'no_rejection_waits', 'none_rejected_it'],
    fact: 'need_rejection_proposed',
  },
  {
    action: 'sign_rejection',
    from: ['under_review'],
    to: 'rejected',
    by: ['reviewer'],
    when: ['independent', 'by_two', 'rejection_said', 'said_nothing_of_it', 'second_signs'],
    fact: 'need_rejected',
  },
  {
    action: 'oppose_rejection',
    from: ['under_review'],
    to: 'under_review',
    by: ['reviewer'],
    when: ['independent', 'rejection_waiting', 'said_nothing_of_it'],
    fact: 'need_rejection_opposed',
  },
  {
    action: 'take_back_rejection',
    from: ['under_review'],
    to: 'under_review',
    by: ['reviewer'],
    when: ['independent', 'rejection_is_own'],
    fact: 'need_rejection_taken_back',
  },
] as const;
