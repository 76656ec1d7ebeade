-- Live finals 现场赛: what goes on stage, the draw, and the record of the show.

-- `seed` is made when the list is sealed: the log holds its commitment (`leaf`) before the draw; `words` are said in the hall at
-- the draw. `last` is the number of the newest entry: whoever appends holds this row, so entries stand in the order of commit.
create table judging.final (
  id uuid primary key,
  state text not null,
  version int not null default 1,
  created_at timestamptz not null,
  moved_at timestamptz not null,
  contest uuid not null references contests.contest,
  track uuid references contests.track,
  number text not null,
  title text not null,
  title_en text not null,
  place text not null,
  begins_at timestamptz not null,
  present_seconds int not null check (present_seconds between 30 and 7200),
  question_seconds int not null check (question_seconds between 30 and 7200),
  shows text not null check (shows in ('nothing', 'ranks', 'scores')),
  named boolean not null,
  seed bytea,
  leaf uuid references judging.logged,
  words text,
  last int not null default 0,
  constraint final_number_once unique (number),
  constraint final_sealed_whole check (state = 'preparing' or (seed is not null and leaf is not null)),
  constraint final_drawn_whole check (state in ('preparing', 'sealed') or words is not null)
);
create index final_of_contest on judging.final (contest, begins_at desc, id desc);

create table judging.final_legal_move (action text, from_state text, to_state text, primary key (action, from_state, to_state));
insert into judging.final_legal_move (action, from_state, to_state) values
  ('make', '', 'preparing'),
  ('edit', 'preparing', 'preparing'),
  ('seal', 'preparing', 'sealed'),
  ('unseal', 'sealed', 'preparing'),
  ('draw', 'sealed', 'drawn'),
  ('start', 'drawn', 'live'),
  ('close', 'live', 'closed');
create table judging.final_move (
  item uuid not null references judging.final,
  n bigint generated always as identity,
  action text not null,
  from_state text not null,
  to_state text not null,
  at timestamptz not null,
  person uuid,
  organisation uuid,
  role text not null,
  reason text,
  primary key (item, n),
  constraint final_move_legal foreign key (action, from_state, to_state) references judging.final_legal_move
);
create index final_move_of_person on judging.final_move (person);

-- Needs that go on stage, in the order of the show, each with the ground on which the organiser chose it. A need goes on stage once.
create table judging.final_need (
  final uuid not null references judging.final,
  need uuid not null references needs.need,
  n int not null,
  ground text not null check (ground in ('representative_field', 'strategic', 'contested', 'public_interest', 'other')),
  reason text not null,
  primary key (final, need),
  constraint final_need_place_once unique (final, n),
  constraint need_on_stage_once unique (need)
);

-- What is presented: made when the list is sealed, put in order by the draw. `lot` is what the order follows from.
create table judging.final_item (
  id uuid primary key,
  final uuid not null references judging.final,
  need uuid not null references needs.need,
  solution uuid not null references solutions.solution,
  n int,
  lot text,
  constraint final_item_solution_once unique (solution),
  constraint final_item_place_once unique (final, n),
  constraint final_item_drawn_whole check ((n is null) = (lot is null))
);

-- The record of the show: every act of the console and every score that came in, never changed. What was taken back is named by a
-- counter-entry. `data` holds seconds, how many sheets are in, and the standings of a need once a score of it is whole.
create table judging.final_entry (
  final uuid not null references judging.final,
  n int not null check (n >= 1),
  action text not null,
  item uuid references judging.final_item,
  need uuid references needs.need,
  at timestamptz not null,
  person uuid,
  role text not null,
  reason text,
  undoes int,
  data jsonb not null default '{}',
  primary key (final, n),
  constraint final_entry_undone_once unique (final, undoes),
  constraint final_entry_undoes_one foreign key (final, undoes) references judging.final_entry (final, n),
  constraint final_entry_undoes_earlier check (undoes < n),
  constraint final_entry_undo_whole check ((action = 'undo') = (undoes is not null))
);
create index final_entry_of_person on judging.final_entry (person);
create function judging.refuse_change() returns trigger language plpgsql as $$
begin raise exception '% is append-only', tg_table_name; end $$;
create trigger final_entry_append_only before truncate or update or delete on judging.final_entry
  for each statement execute function judging.refuse_change();
