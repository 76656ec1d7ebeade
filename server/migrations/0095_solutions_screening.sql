-- A finding of the formal screening that was taken back before judging began, as a slip of the hand: what it said, by whom, and why.
create table solutions.screening_undone (
  id uuid primary key,
  solution uuid not null references solutions.solution,
  passed boolean not null,
  reasons text[] not null,
  note text,
  person uuid not null references identity.person,
  at timestamptz not null,
  undone_by uuid not null references identity.person,
  undone_at timestamptz not null,
  reason text not null
);
create index screening_undone_of on solutions.screening_undone (solution, undone_at);

insert into solutions.solution_legal_move (action, from_state, to_state) values
  ('unscreen', 'screened_in', 'opened'),
  ('unscreen', 'screened_out', 'opened');
