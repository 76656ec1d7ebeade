-- Imports of many achievements of one organisation from a file, in batches.
create table achievements.import (
  id uuid primary key,
  state text not null,
  version int not null default 1,
  created_at timestamptz not null,
  moved_at timestamptz not null,
  organisation uuid not null references identity.organisation,
  -- with a row's id in it, it says whether the row was imported before
  source text not null check (length(source) between 1 and 200),
  name text not null,
  kind text not null check (kind in ('xlsx', 'csv', 'jsonl')),
  digest text not null,
  file uuid references platform.file,
  -- who imports; null for the operator of this installation
  person uuid references identity.person,
  role text not null,
  -- whether its rows are public at once, which the operator alone may say of a source
  publishes boolean not null,
  -- the row of the header, the names of the columns and what each is, once they are matched
  header_row int not null default 0,
  headers text[] not null default '{}',
  mapping text[] not null default '{}',
  failure text,
  whole bigint not null,
  done bigint not null default 0,
  settled int not null default 0,
  imported int not null default 0,
  already int not null default 0,
  bad int not null default 0,
  active_ms bigint not null default 0,
  constraint import_counts check (settled = imported + already + bad and done <= whole),
  constraint import_failed_with_cause check (state <> 'failed' or failure is not null),
  constraint import_file_until_end check (state not in ('done', 'failed', 'cancelled') or file is null)
);
create index import_unfinished on achievements.import (created_at, id) where state in ('waiting', 'running');
create index import_left on achievements.import (moved_at, id) where state = 'uploaded';
create index import_of on achievements.import (organisation, created_at desc, id desc);
create index import_person on achievements.import (person) where person is not null;

create table achievements.import_legal_move (action text, from_state text, to_state text, primary key (action, from_state, to_state));
insert into achievements.import_legal_move (action, from_state, to_state) values
  ('upload', '', 'uploaded'),
  ('start', 'uploaded', 'waiting'),
  ('begin', 'waiting', 'running'),
  ('finish', 'running', 'done'),
  ('fail', 'running', 'failed'),
  ('cancel', 'uploaded', 'cancelled'),
  ('cancel', 'waiting', 'cancelled'),
  ('cancel', 'running', 'cancelled'),
  ('lapse', 'uploaded', 'cancelled');
create table achievements.import_move (
  item uuid not null references achievements.import,
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
  constraint import_move_legal foreign key (action, from_state, to_state) references achievements.import_legal_move
);
create index import_move_person on achievements.import_move (person) where person is not null;

-- Rows that imported nothing of themselves, and why. What a good row became stands with the achievement.
create table achievements.import_row (
  import uuid not null references achievements.import,
  row int not null check (row > 0),
  problems jsonb not null check (problems <> '[]'),
  primary key (import, row)
);

alter table achievements.achievement
  add column import uuid references achievements.import,
  add column import_row int,
  add column source_name text,
  add column source_id text,
  add constraint achievement_from_row check ((import is null) = (import_row is null) and (import is null) = (source_id is null) and (import is null) = (source_name is null));
-- One achievement for one id of a source, however often it is imported.
create unique index achievement_source_once on achievements.achievement (organisation, source_name, source_id) where source_id is not null;
create index achievement_import on achievements.achievement (import, import_row) where import is not null;

insert into achievements.achievement_legal_move (action, from_state, to_state) values ('enter', '', 'public');
