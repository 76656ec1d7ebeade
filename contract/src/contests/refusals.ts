/** Refusals of contests and their statuses. */
export const contestRefusals = {
  phases_missing: 422,
  tracks_missing: 422,
  phases_disordered: 422,
  /** A rule cannot begin in the past: what was decided by it would no longer be what was in force. */
  rule_in_the_past: 422,
  /** A rule's parts do not fit together, such as a split that does not make 100. */
  rule_inconsistent: 422,
  scope_unknown: 422,
  unit_unknown: 422,
} as const;
