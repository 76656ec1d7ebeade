/** What holds before a need is handed in, and before its signature is asked for. */
const beforeSubmitted = <const W extends string>(inTime: W) =>
  [
    'of_a_unit',
    inTime,
    'organisation_verified',
    'codes_known',
    'complete',
    'still_valid',
    'within_track_scope',
    'recommender_listed',
  ] as const;

/** Rows of the life of a need until it is handed in, and while it is mended (product: §5 Lifecycle). */
export const draftRows = [
  {
    action: 'create',
    from: [],
    to: 'draft',
    by: ['owner', 'organiser'],
    when: ['of_a_unit', 'verified_if_entered', 'codes_known'],
    fact: 'need_drafted',
  },
  {
    action: 'edit',
    from: ['draft'],
    to: 'draft',
    by: ['owner', 'enterer'],
    when: ['codes_known'],
    fact: 'need_edited',
  },
  {
    action: 'edit',
    from: ['returned'],
    to: 'returned',
    by: ['owner'],
    when: ['codes_known'],
    fact: 'need_edited',
  },
  {
    action: 'submit',
    from: ['draft'],
    to: 'submitted',
    by: ['owner'],
    when: [...beforeSubmitted('collecting'), 'words_newest', 'signatory'],
    fact: 'need_submitted',
  },
  {
    action: 'submit',
    from: ['returned'],
    to: 'submitted',
    by: ['owner'],
    when: [...beforeSubmitted('collecting_or_mending'), 'words_newest', 'signatory'],
    fact: 'need_submitted',
  },
  {
    action: 'change_track',
    from: ['draft'],
    to: 'draft',
    by: ['owner'],
    when: ['target_takes_needs'],
    fact: 'need_track_changed',
  },
  {
    action: 'change_track',
    from: ['returned'],
    to: 'returned',
    by: ['owner'],
    when: ['target_takes_needs'],
    fact: 'need_track_changed',
  },
  {
    action: 'change_edition',
    from: ['draft', 'returned'],
    to: 'draft',
    by: ['owner'],
    when: ['target_takes_needs'],
    fact: 'need_edition_changed',
  },
] as const;
