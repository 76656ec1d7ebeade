-- Who is to judge what on a panel: computed as an optimum, changed by hand, handed out when judging begins. At most one of a panel is
-- proposed; without one every judge gets every solution with which there is no conflict.
create table judging.assignment (
  id uuid primary key,
  panel uuid not null references judging.panel,
  state text not null,
  version int not null,
  -- Panels that were assigned at once have one run: its number of panels and the value of its optimum.
  run uuid not null,
  run_panels int not null,
  run_value int not null,
  run_by uuid not null references identity.person,
  run_at timestamptz not null,
  each int not null,
  gap int not null,
  -- What this panel has of the optimum, before anything was changed by hand.
  optimum int not null,
  -- The round whose sheets were handed out by it, and the promise of it in the log.
  round uuid references judging.round,
  leaf uuid references judging.logged,
  constraint assignment_state check (state in ('proposed', 'handed_out', 'dropped')),
  constraint assignment_handed_out check ((state = 'handed_out') = (round is not null) and (round is null) = (leaf is null))
);
create unique index assignment_proposed_once on judging.assignment (panel) where state = 'proposed';
create index assignment_panel on judging.assignment (panel);
create index assignment_run_by on judging.assignment (run_by);

-- One judge for one solution, and why: the sum of the points of the reasons is what the pair is worth.
create table judging.assigned (
  assignment uuid not null references judging.assignment,
  seat uuid not null references judging.seat,
  solution uuid not null references solutions.solution,
  worth int not null,
  reasons jsonb not null,
  by_hand boolean not null,
  -- How many who may judge this solution know it better and did not get it when it was computed.
  stronger int not null,
  constraint assigned_once primary key (assignment, seat, solution),
  constraint assigned_worth check (worth between 0 and 100)
);
create index assigned_seat on judging.assigned (seat);
create index assigned_solution on judging.assigned (solution);

-- What was changed by hand: it is added to, never changed.
create table judging.assignment_change (
  assignment uuid not null references judging.assignment,
  n int not null,
  person uuid not null references identity.person,
  at timestamptz not null,
  solution uuid not null references solutions.solution,
  from_seat uuid not null references judging.seat,
  to_seat uuid not null references judging.seat,
  reason text not null,
  value_before int not null,
  value_after int not null,
  constraint assignment_change_nth primary key (assignment, n)
);
create index assignment_change_person on judging.assignment_change (person);
