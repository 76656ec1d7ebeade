/** Refusals of contests and their statuses. */
export const contestRefusals = {
  /** A new edition is made by organisers of the whole platform, and by administrators. */
  not_a_founder: 403,
  phases_missing: 422,
  tracks_missing: 422,
  phases_disordered: 422,
  /** Something without which it cannot run is missing; `fields` names each with the track (or `contest`) that misses it. */
  contest_not_ready: 422,
  /** The dates of an open contest are changed by a decision that says why. */
  reason_missing: 422,
  phase_not_set: 422,
  phase_not_running: 409,
  /** The new end does not lie between now and the old one. */
  phase_end_not_earlier: 422,
  /** The new end does not lie after now and after the old one. */
  phase_end_not_later: 422,
  /** A rule cannot begin in the past: what was decided by it would no longer be what was in force. */
  rule_in_the_past: 422,
  /** A rule's parts do not fit together, such as a split that does not make 100. */
  rule_inconsistent: 422,
  scope_unknown: 422,
  unit_unknown: 422,
} as const;
