-- Panels, seats, sheets, rankings, the owner's choice, public notices and objections.
create schema judging;

-- The judging of one need.
create table judging.panel (
  id uuid primary key,
  state text not null,
  version int not null default 1,
  created_at timestamptz not null,
  moved_at timestamptz not null,
  need uuid not null references needs.need,
  score_by timestamptz,
  constraint panel_of_need_once unique (need)
);
create index panel_at_work on judging.panel (state, moved_at, id);

create table judging.panel_legal_move (action text, from_state text, to_state text, primary key (action, from_state, to_state));
insert into judging.panel_legal_move (action, from_state, to_state) values
  ('open', '', 'preparing'),
  ('set_rubric', 'preparing', 'preparing'),
  ('begin', 'preparing', 'scoring'),
  ('finish', 'scoring', 'scored'),
  ('reopen', 'scored', 'scoring'),
  ('rank', 'scored', 'proposed'),
  ('confirm', 'proposed', 'confirmed'),
  ('decline', 'proposed', 'declined'),
  ('notice', 'confirmed', 'noticed'),
  ('conclude', 'noticed', 'definitive'),
  ('rescore', 'noticed', 'scoring'),
  ('reconsider', 'noticed', 'proposed'),
  ('abandon', 'preparing', 'abandoned'),
  ('abandon', 'scoring', 'abandoned'),
  ('abandon', 'scored', 'abandoned'),
  ('abandon', 'proposed', 'abandoned'),
  ('abandon', 'confirmed', 'abandoned');
create table judging.panel_move (
  item uuid not null references judging.panel,
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
  constraint panel_move_legal foreign key (action, from_state, to_state) references judging.panel_legal_move
);

-- The rubric. Weights in percent; scores are whole numbers from 0 to max.
create table judging.criterion (
  panel uuid not null references judging.panel,
  n int not null,
  key text not null,
  name text not null,
  name_en text not null,
  weight int not null check (weight between 1 and 100),
  max int not null check (max between 1 and 100),
  guidance text not null,
  guidance_en text not null,
  comment_required boolean not null,
  primary key (panel, key),
  constraint criterion_place_once unique (panel, n)
);

-- One round of scoring, with the rules as they stood when it began. The seed parts ties: the log holds its commitment
-- from before the first score.
create table judging.round (
  id uuid primary key,
  panel uuid not null references judging.panel,
  n int not null,
  kind text not null,
  aggregation text not null,
  tie_rule text not null,
  judges_per_solution int not null,
  seed bytea not null,
  began_at timestamptz not null,
  constraint round_once unique (panel, n)
);

create table judging.seat (
  id uuid primary key,
  state text not null,
  version int not null default 1,
  created_at timestamptz not null,
  moved_at timestamptz not null,
  panel uuid not null references judging.panel,
  person uuid not null references identity.person,
  undertaking text,
  undertaken_at timestamptz,
  constraint seat_undertaken check (state <> 'accepted' or (undertaking is not null and undertaken_at is not null))
);
create unique index seat_once on judging.seat (panel, person) where state in ('invited', 'accepted');
create index seat_of_person on judging.seat (person, created_at desc, id desc);

create table judging.seat_legal_move (action text, from_state text, to_state text, primary key (action, from_state, to_state));
insert into judging.seat_legal_move (action, from_state, to_state) values
  ('invite', '', 'invited'),
  ('accept', 'invited', 'accepted'),
  ('decline', 'invited', 'declined'),
  ('decline', 'accepted', 'declined'),
  ('remove', 'invited', 'removed'),
  ('remove', 'accepted', 'removed');
create table judging.seat_move (
  item uuid not null references judging.seat,
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
  constraint seat_move_legal foreign key (action, from_state, to_state) references judging.seat_legal_move
);

-- Organisations in which a judge declared an interest on taking the seat.
create table judging.interest (
  seat uuid not null references judging.seat,
  organisation uuid not null references identity.organisation,
  primary key (seat, organisation)
);

-- Conflicts that cannot be computed from memberships: declared, or noted by another module. Without a solution: the whole need.
create table judging.conflict (
  id uuid primary key,
  need uuid not null references needs.need,
  person uuid not null references identity.person,
  solution uuid references solutions.solution,
  source text not null,
  note text,
  at timestamptz not null,
  noted_by uuid,
  constraint conflict_once unique nulls not distinct (need, person, solution, source)
);
create index conflict_of_person on judging.conflict (person, need);

create table judging.sheet (
  id uuid primary key,
  state text not null,
  version int not null default 1,
  created_at timestamptz not null,
  moved_at timestamptz not null,
  panel uuid not null references judging.panel,
  round uuid not null references judging.round,
  seat uuid not null references judging.seat,
  solution uuid not null references solutions.solution,
  comment text,
  constraint sheet_once unique (round, seat, solution)
);
create index sheet_of_panel on judging.sheet (panel, state);
create index sheet_of_seat on judging.sheet (seat, id);

create table judging.sheet_legal_move (action text, from_state text, to_state text, primary key (action, from_state, to_state));
insert into judging.sheet_legal_move (action, from_state, to_state) values
  ('hand_out', '', 'open'),
  ('save', 'open', 'open'),
  ('lock', 'open', 'locked'),
  ('abstain', 'open', 'abstained'),
  ('declare_conflict', 'open', 'excused'),
  ('unlock', 'locked', 'open'),
  ('unlock', 'abstained', 'open'),
  ('excuse', 'open', 'excused'),
  ('set_aside', 'open', 'excused'),
  ('set_aside', 'locked', 'excused'),
  ('set_aside', 'abstained', 'excused'),
  ('reopen', 'locked', 'open');
create table judging.sheet_move (
  item uuid not null references judging.sheet,
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
  constraint sheet_move_legal foreign key (action, from_state, to_state) references judging.sheet_legal_move
);

create table judging.score (
  sheet uuid not null references judging.sheet,
  criterion text not null,
  score int check (score between 0 and 100),
  comment text,
  primary key (sheet, criterion)
);

-- What a leaf of the public log commits to: the content of its hash, opened to those whom it concerns.
create table judging.logged (
  leaf uuid primary key,
  kind text not null,
  subject uuid not null,
  content jsonb not null,
  at timestamptz not null
);
create index logged_of_subject on judging.logged (subject, at);

create table judging.ranking (
  id uuid primary key,
  panel uuid not null references judging.panel,
  round uuid not null references judging.round,
  n int not null,
  at timestamptz not null,
  leaf uuid not null references judging.logged,
  constraint ranking_once unique (panel, n)
);

-- The score is numerator / denominator, exact; both are whole numbers of any length.
create table judging.place (
  ranking uuid not null references judging.ranking,
  solution uuid not null references solutions.solution,
  rank int not null check (rank >= 1),
  numerator numeric not null,
  denominator numeric not null check (denominator > 0),
  lot text not null,
  primary key (ranking, solution)
);

-- The owner's choice. Withdrawn when an objection was upheld; of those in force there is one for each need.
create table judging.winner (
  id uuid primary key,
  need uuid not null references needs.need,
  ranking uuid not null,
  solution uuid not null,
  rank int not null,
  person uuid not null references identity.person,
  reason text,
  at timestamptz not null,
  withdrawn_at timestamptz,
  constraint winner_is_ranked foreign key (ranking, solution) references judging.place (ranking, solution)
);
create unique index one_winner_of_need on judging.winner (need) where withdrawn_at is null;

create table judging.notice (
  id uuid primary key,
  number text not null,
  panel uuid not null references judging.panel,
  winner uuid not null references judging.winner,
  -- what was published, as it was then
  need_number text not null,
  title text not null,
  organisation uuid not null references identity.organisation,
  leader uuid not null references identity.person,
  published_at timestamptz not null,
  ends_at timestamptz not null,
  working_days int not null,
  leaf uuid not null references judging.logged,
  withdrawn_at timestamptz,
  constraint notice_number_once unique (number),
  constraint notice_of_winner_once unique (winner)
);
create unique index notice_standing_once on judging.notice (panel) where withdrawn_at is null;
create index notice_newest on judging.notice (published_at desc, id desc);
create index notice_due on judging.notice (ends_at) where withdrawn_at is null;

create table judging.objection (
  id uuid primary key,
  state text not null,
  version int not null default 1,
  created_at timestamptz not null,
  moved_at timestamptz not null,
  notice uuid not null references judging.notice,
  panel uuid not null references judging.panel,
  person uuid not null references identity.person,
  organisation uuid not null references identity.organisation,
  text text not null,
  answer text,
  remedy text,
  answered_by uuid references identity.person,
  constraint objection_answered check (state = 'filed' or (answer is not null and answered_by is not null)),
  constraint objection_once unique (notice, person)
);
create index objection_of_panel on judging.objection (panel, state);
create index objection_of_person on judging.objection (person, created_at desc, id desc);

create table judging.objection_legal_move (action text, from_state text, to_state text, primary key (action, from_state, to_state));
insert into judging.objection_legal_move (action, from_state, to_state) values
  ('file', '', 'filed'),
  ('uphold', 'filed', 'upheld'),
  ('dismiss', 'filed', 'dismissed');
create table judging.objection_move (
  item uuid not null references judging.objection,
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
  constraint objection_move_legal foreign key (action, from_state, to_state) references judging.objection_legal_move
);

-- The last number of the public notices of each year.
create table judging.serial (year int primary key, last int not null);
