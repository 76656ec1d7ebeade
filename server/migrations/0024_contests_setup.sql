-- Setting up an edition: its districts, what was decided of its phases while it runs, and why.
alter table contests.contest add column districts text[] not null default '{}';

insert into contests.contest_legal_move (action, from_state, to_state) values
  ('schedule', 'draft', 'draft'),
  ('reschedule', 'open', 'open'),
  ('end_phase', 'open', 'open'),
  ('extend_phase', 'open', 'open');

-- One phase's dates before and after a decision; null before: it had none, null after: it has none any more. Never changed:
-- what was decided is met by another decision.
create table contests.phase_decision (
  n bigint generated always as identity primary key,
  contest uuid not null references contests.contest,
  track uuid references contests.track,
  phase text not null,
  kind text not null,
  starts_before timestamptz,
  ends_before timestamptz,
  starts_after timestamptz,
  ends_after timestamptz,
  -- whether running needs' own deadlines move with the phase's end
  deadlines boolean not null,
  reason text not null,
  person uuid references identity.person,
  at timestamptz not null,
  constraint phase_decision_kind check (kind in ('ended_early', 'extended', 'rescheduled')),
  constraint phase_decision_deadlines check (not deadlines or kind = 'extended')
);
create index phase_decision_newest on contests.phase_decision (contest, n desc);

alter table contests.phase_change drop constraint phase_change_why;
alter table contests.phase_change add constraint phase_change_why
  check (why in ('started', 'ended', 'rescheduled', 'ended_early', 'extended', 'closed'));
