-- Contests (editions), their units, tracks, phases and dated rules.
create schema contests;

create table contests.contest (
  id uuid primary key,
  name text not null,
  name_en text not null,
  -- which edition, as it is spoken of: 2026, 第八届
  number text not null,
  intro text not null,
  intro_en text not null,
  -- the six-digit code of the place whose own companies count as 本市
  home_region text not null,
  state text not null,
  version int not null default 1,
  created_at timestamptz not null,
  moved_at timestamptz not null,
  constraint contest_home_region check (home_region ~ '^[0-9]{6}$'),
  constraint contest_state check (state in ('draft', 'open', 'closed', 'archived'))
);
create index contest_newest on contests.contest (created_at desc, id desc);

create table contests.contest_legal_move (
  action text not null,
  from_state text not null,
  to_state text not null,
  primary key (action, from_state, to_state)
);
insert into contests.contest_legal_move (action, from_state, to_state) values
  ('create', '', 'draft'),
  ('edit', 'draft', 'draft'),
  ('edit', 'open', 'open'),
  ('open', 'draft', 'open'),
  ('close', 'open', 'closed'),
  ('archive', 'closed', 'archived');
create table contests.contest_move (
  item uuid not null references contests.contest,
  n bigint generated always as identity primary key,
  action text not null,
  from_state text not null,
  to_state text not null,
  at timestamptz not null,
  person uuid,
  organisation uuid,
  role text not null,
  reason text,
  constraint contest_move_legal foreign key (action, from_state, to_state) references contests.contest_legal_move
);
create index contest_move_item on contests.contest_move (item, n);

-- 指导 guiding, 主办 hosting, 联合组织 co_organising, 承办 organising, 支持 supporting
create table contests.contest_unit (
  contest uuid not null references contests.contest,
  n int not null,
  role text not null,
  name text not null,
  name_en text,
  organisation uuid references identity.organisation,
  primary key (contest, n),
  constraint contest_unit_role check (role in ('guiding', 'hosting', 'co_organising', 'organising', 'supporting'))
);

create table contests.track (
  id uuid primary key,
  contest uuid not null references contests.contest,
  n int not null,
  kind text not null,
  name text not null,
  name_en text not null,
  intro text not null,
  intro_en text not null,
  -- what it is open to; an empty list means no limit of that sort
  fields text[] not null default '{}',
  industries text[] not null default '{}',
  regions text[] not null default '{}',
  countries text[] not null default '{}',
  version int not null default 1,
  created_at timestamptz not null,
  constraint track_kind check (kind in ('large_enterprise', 'industry', 'region', 'overseas')),
  constraint track_place_once unique (contest, n)
);

-- Phases of a contest, or of a track where they differ (a track with any phase of its own has all its own).
create table contests.contest_phase (
  id uuid primary key,
  contest uuid not null references contests.contest,
  track uuid references contests.track,
  phase text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- when these dates were set: what lies before was never a move of the clock by them
  set_at timestamptz not null,
  constraint contest_phase_name check (phase in ('collecting', 'solving', 'judging', 'matching', 'notice')),
  constraint contest_phase_order check (starts_at < ends_at),
  constraint contest_phase_once unique nulls not distinct (contest, track, phase)
);

-- Every move of the clock between phases, and why it happened. No phase is told as null: before, between, after.
create table contests.phase_change (
  n bigint generated always as identity primary key,
  contest uuid not null references contests.contest,
  track uuid references contests.track,
  from_phase text,
  to_phase text,
  -- when it had to happen, and when it did: later, where the server was down
  due_at timestamptz not null,
  at timestamptz not null,
  -- started: the phase's time came; ended: the phase's time was over; rescheduled: the dates were changed; closed: the contest was
  why text not null,
  constraint phase_change_why check (why in ('started', 'ended', 'rescheduled', 'closed')),
  constraint phase_change_moves check (from_phase is distinct from to_phase)
);
create index phase_change_latest on contests.phase_change (contest, track, n desc);

-- Dated, versioned configuration. The value in force at a time is that of the highest version with from_at before it.
create table contests.contest_rule (
  id uuid primary key,
  contest uuid not null references contests.contest,
  track uuid references contests.track,
  key text not null,
  value jsonb not null,
  from_at timestamptz not null,
  version int not null,
  person uuid references identity.person,
  note text not null,
  at timestamptz not null,
  constraint contest_rule_once unique nulls not distinct (contest, track, key, version)
);

-- What modules above may join with.
create view contests.published_contest as
  select id, name, name_en, number, home_region, state from contests.contest;
create view contests.published_track as
  select id, contest, n, kind, name, name_en, fields, industries, regions, countries from contests.track;
