-- Matchmaking sessions 对接会: needs that are not staged, tables × slots, what both sides chose, and the record of the timetable.

-- `last` is the number of the newest entry: whoever appends holds this row, so entries stand in the order of commit.
create table judging.session (
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
  tables int not null check (tables between 1 and 60),
  slots int not null check (slots between 1 and 30),
  slot_minutes int not null check (slot_minutes between 5 and 240),
  gap_minutes int not null check (gap_minutes between 0 and 120),
  choose_by timestamptz not null,
  named boolean not null,
  last int not null default 0,
  constraint session_number_once unique (number)
);
create index session_of_contest on judging.session (contest, begins_at desc, id desc);

create table judging.session_legal_move (action text, from_state text, to_state text, primary key (action, from_state, to_state));
insert into judging.session_legal_move (action, from_state, to_state) values
  ('make', '', 'preparing'),
  ('edit', 'preparing', 'preparing'),
  ('open', 'preparing', 'choosing'),
  ('extend', 'choosing', 'choosing'),
  ('plan', 'choosing', 'planned'),
  ('plan', 'planned', 'planned'),
  ('announce', 'planned', 'announced'),
  ('close', 'announced', 'closed'),
  ('cancel', 'preparing', 'cancelled'),
  ('cancel', 'choosing', 'cancelled'),
  ('cancel', 'planned', 'cancelled'),
  ('cancel', 'announced', 'cancelled');
create table judging.session_move (
  item uuid not null references judging.session,
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
  constraint session_move_legal foreign key (action, from_state, to_state) references judging.session_legal_move
);
create index session_move_of_person on judging.session_move (person);

-- Needs that come to a session, in the organiser's order; of one owner those with the same delegation sit one after the other.
create table judging.session_need (
  session uuid not null references judging.session,
  need uuid not null references needs.need,
  n int not null,
  delegation int not null default 1,
  primary key (session, need)
);
create index session_need_of_need on judging.session_need (need);

-- Teams that take part, each by an opened solution of its own to a need of the session, with what it says of itself.
create table judging.session_team (
  id uuid primary key,
  session uuid not null references judging.session,
  solution uuid not null references solutions.solution,
  n int not null,
  words text not null,
  person uuid not null,
  at timestamptz not null,
  left_at timestamptz,
  constraint session_team_once unique (session, solution),
  constraint session_team_number_once unique (session, n)
);
create index session_team_of_solution on judging.session_team (solution);
create index session_team_of_person on judging.session_team (person);

-- Whom an owner chose, and which needs a team chose. Read by its own side alone until it is mutual.
create table judging.session_choice (
  need uuid not null,
  session uuid not null,
  team uuid not null references judging.session_team,
  side text not null check (side in ('owner', 'solver')),
  person uuid not null,
  at timestamptz not null,
  primary key (session, need, team, side),
  foreign key (session, need) references judging.session_need (session, need)
);
create index session_choice_of_team on judging.session_choice (team);
create index session_choice_of_person on judging.session_choice (person);

-- What both sides wish: made when the timetable is planned.
create table judging.session_meeting (
  id uuid primary key,
  session uuid not null references judging.session,
  need uuid not null,
  team uuid not null references judging.session_team,
  constraint session_meeting_once unique (session, need, team),
  foreign key (session, need) references judging.session_need (session, need)
);

-- The record of the timetable: the plan and every change of it, never changed. What was taken back is named by a counter-entry.
create table judging.session_entry (
  session uuid not null references judging.session,
  n int not null check (n >= 1),
  action text not null,
  meeting uuid references judging.session_meeting,
  other uuid references judging.session_meeting,
  slot int check (slot >= 0),
  seat int check (seat >= 0),
  at timestamptz not null,
  person uuid,
  role text not null,
  reason text,
  undoes int,
  data jsonb not null default '{}',
  primary key (session, n),
  constraint session_entry_undone_once unique (session, undoes),
  constraint session_entry_undoes_one foreign key (session, undoes) references judging.session_entry (session, n),
  constraint session_entry_undoes_earlier check (undoes < n),
  constraint session_entry_undo_whole check ((action = 'undo') = (undoes is not null))
);
create index session_entry_of_person on judging.session_entry (person);
create trigger session_entry_append_only before truncate or update or delete on judging.session_entry
  for each statement execute function judging.refuse_change();

-- How a meeting ended, as each side recorded it; the newest counts.
create table judging.session_outcome (
  meeting uuid not null references judging.session_meeting,
  n bigint generated always as identity,
  side text not null check (side in ('owner', 'solver')),
  outcome text not null check (outcome in ('next_step', 'later', 'none')),
  note text,
  person uuid not null,
  at timestamptz not null,
  primary key (meeting, n)
);
create index session_outcome_of_person on judging.session_outcome (person);
