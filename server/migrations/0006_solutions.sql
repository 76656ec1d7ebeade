-- Sealed solutions. What a team writes stands here only encrypted: under a data key that its team's key opens, and, once
-- submitted, the need's key as well. Both keys are wrapped by the master key, which is not in the database.
create schema solutions;

-- A standing team of an organisation.
create table solutions.team (
  id uuid primary key,
  organisation uuid not null references identity.organisation,
  leader uuid not null references identity.person,
  wrapped_key bytea not null,
  sealed_name bytea,
  created_at timestamptz not null
);
create index team_of_leader on solutions.team (leader, created_at desc);

-- Solutions are sealed to this key; its private half is unwrapped by the opening (for 随到随评, on arrival).
create table solutions.need_key (
  need uuid primary key references needs.need,
  public_key bytea not null,
  wrapped_private_key bytea not null,
  created_at timestamptz not null
);

create table solutions.solution (
  id uuid primary key,
  state text not null,
  version int not null default 1,
  created_at timestamptz not null,
  moved_at timestamptz not null,
  need uuid not null references needs.need,
  team uuid not null references solutions.team,
  organisation uuid not null references identity.organisation,
  leader uuid not null references identity.person,
  -- the submission in force: the one that will be opened
  in_force int,
  submitted_at timestamptz,
  constraint solution_one_per_team unique (need, team),
  constraint solution_in_force check ((in_force is null) = (submitted_at is null) and (in_force is not null or state in ('draft', 'withdrawn')))
);
create index solution_of_need on solutions.solution (need, state);

create table solutions.solution_legal_move (action text, from_state text, to_state text, primary key (action, from_state, to_state));
insert into solutions.solution_legal_move (action, from_state, to_state) values
  ('create', '', 'draft'),
  ('edit', 'draft', 'draft'),
  ('edit', 'submitted', 'submitted'),
  ('edit', 'withdrawn', 'withdrawn'),
  ('submit', 'draft', 'submitted'),
  ('submit', 'withdrawn', 'submitted'),
  ('replace', 'submitted', 'submitted'),
  ('withdraw', 'submitted', 'withdrawn'),
  ('open', 'submitted', 'opened'),
  ('damage', 'submitted', 'damaged'),
  ('screen_in', 'opened', 'screened_in'),
  ('screen_out', 'opened', 'screened_out'),
  ('rank', 'screened_in', 'ranked'),
  ('rank', 'ranked', 'ranked'),
  ('rank', 'chosen', 'ranked'),
  ('rank', 'not_chosen', 'ranked'),
  ('choose', 'ranked', 'chosen'),
  ('not_choose', 'screened_in', 'not_chosen'),
  ('not_choose', 'ranked', 'not_chosen');
create table solutions.solution_move (
  item uuid not null references solutions.solution,
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
  constraint solution_move_legal foreign key (action, from_state, to_state) references solutions.solution_legal_move
);

-- A version of the text. The newest without submitted_at is the draft that autosave writes; only a submitted one is ever
-- sealed to the need's key, so a draft left at the deadline cannot be opened by anyone but its team.
create table solutions.version (
  solution uuid not null references solutions.solution,
  n int not null,
  sealed bytea not null,
  key_for_team bytea not null,
  key_for_need bytea,
  saved_at timestamptz not null,
  submitted_at timestamptz,
  terms text,
  -- the entry in the public log that the receipt opens
  leaf uuid references log.entry on delete set null,
  primary key (solution, n),
  constraint version_submitted_whole check ((submitted_at is null) = (key_for_need is null) and (submitted_at is null) = (terms is null))
);
create unique index version_one_draft on solutions.version (solution) where submitted_at is null;

-- A seat in a team for one need. The address is kept as a keyed hash, the words encrypted. A person sits once per need: by
-- a keyed hash of need and person, set when that person confirms.
create table solutions.member (
  id uuid primary key,
  solution uuid not null references solutions.solution,
  email_hash bytea not null,
  sealed_words bytea not null,
  leader boolean not null,
  person uuid references identity.person,
  seat bytea,
  confirmed_at timestamptz,
  created_at timestamptz not null,
  constraint member_once unique (solution, email_hash),
  constraint seat_one_per_person unique (seat),
  constraint member_confirmed_whole check ((person is null) = (seat is null) and (person is null) = (confirmed_at is null))
);
create unique index member_one_leader on solutions.member (solution) where leader;
create index member_person on solutions.member (person, created_at desc) where person is not null;
create index member_invited on solutions.member (email_hash) where person is null;

create table solutions.attachment (
  id uuid primary key references platform.file,
  solution uuid not null references solutions.solution,
  -- size and SHA-256 of the file itself, encrypted like its bytes
  sealed_facts bytea not null,
  key_for_team bytea not null,
  key_for_need bytea,
  at timestamptz not null
);
create index attachment_of_solution on solutions.attachment (solution, at);

-- What lists and the search for conflicts need of an opened solution; written by the opening.
create table solutions.opened (
  solution uuid primary key references solutions.solution,
  at timestamptz not null,
  title text not null,
  team_name text not null,
  partners text[] not null,
  partner_organisations uuid[] not null
);

create table solutions.opening (
  need uuid primary key references needs.need,
  at timestamptz not null,
  content jsonb not null,
  leaf uuid references log.entry on delete set null
);

create table solutions.screening (
  solution uuid primary key references solutions.solution,
  passed boolean not null,
  reasons text[] not null,
  note text,
  person uuid not null references identity.person,
  at timestamptz not null
);
