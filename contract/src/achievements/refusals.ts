/** Refusals of the achievements module. */
export const achievementRefusals = {
  achievement_incomplete: 422,
  /** The evidence names a level above the one that is claimed, one twice, or not the one that is claimed. */
  evidence_does_not_fit: 422,
  own_achievement: 403,
  /** What is public is merged only into what is public; across owners only by reviewers. */
  merge_unfit: 409,
  /** An expert is asked about what is public and was assessed. */
  not_assessed: 409,
  /** Who is asked to assess holds the role of a judge somewhere in the house. */
  not_an_expert: 422,
  /** The expert made it, is or was lately of its owner's house, is bound to it, or asks itself. */
  expert_in_conflict: 422,
  expert_asked_before: 409,
  /** A score is missing, or a correction without its reason and evidence. */
  assessment_incomplete: 422,
  /** It was assessed anew since the expert looked at it. */
  assessment_changed: 409,
  /** An import needs to know which column is the title, and each field from one column alone. */
  columns_unmatched: 422,
  /** A search to be kept that names nothing to look for. */
  search_unknown: 422,
  /** More searches kept than one person may. */
  too_many_saved_searches: 409,
} as const;
