/** Refusals of the achievements module. */
export const achievementRefusals = {
  achievement_incomplete: 422,
  /** The evidence names a level above the one that is claimed, one twice, or not the one that is claimed. */
  evidence_does_not_fit: 422,
  own_achievement: 403,
  /** What is public is merged only into what is public; across owners only by reviewers. */
  merge_unfit: 409,
  /** An import needs to know which column is the title, and each field from one column alone. */
  columns_unmatched: 422,
} as const;
