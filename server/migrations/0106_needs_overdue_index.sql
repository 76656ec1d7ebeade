-- What is late, the longest first, as the desk of who runs a contest asks for it: few among all that is in hand.
create index need_step_overdue on needs.need (step_due, id)
  where state in ('submitted', 'under_review', 'signed_off', 'cleared') or state = 'accepted' and triage = 'ready';
