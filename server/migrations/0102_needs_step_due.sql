-- Until when the step of a need that runs now is to be done, and when those who run its contest were told that it was not: not of its
-- review alone, but of its clearance, its owner's confirmation and its publication too. Both begin anew with each step.
alter table needs.need rename column review_due to step_due;
alter table needs.need rename column review_overdue_at to step_overdue_at;
update needs.need set step_due = null, step_overdue_at = null where state not in ('submitted', 'under_review') and step_due is not null;
drop index needs.need_review_due;
create index need_step_due on needs.need (step_due)
  where step_overdue_at is null and (state in ('submitted', 'under_review', 'signed_off', 'cleared') or state = 'accepted' and triage = 'ready');
