-- An import of many needs from a file: what was given, and how far it is. It is done in batches in the background.
create table needs.import (
  id uuid primary key,
  state text not null,
  version int not null default 1,
  created_at timestamptz not null,
  moved_at timestamptz not null,
  contest uuid not null,
  track uuid not null,
  -- whose drafts they become where a row names no owner; null where each row has to
  organisation uuid references identity.organisation,
  -- see needs.import_source: with a row's id it says whether the row was imported before
  source text not null check (length(source) between 1 and 200),
  -- the file's name and the SHA-256 of its bytes, which are kept until the import has ended
  name text not null,
  digest text not null,
  file uuid references platform.file,
  -- who imports; null for the operator of this installation
  person uuid references identity.person,
  role text not null,
  failure text,
  -- rows of the file, null until it was read; the first `settled` of them are done
  total int,
  settled int not null default 0,
  imported int not null default 0,
  already int not null default 0,
  bad int not null default 0,
  constraint import_counts check (settled = imported + already + bad and settled <= coalesce(total, 0)),
  constraint import_failed_with_cause check (state <> 'failed' or failure is not null),
  constraint import_file_until_end check (state not in ('done', 'failed', 'cancelled') or file is null)
);
create index import_unfinished on needs.import (created_at, id) where state in ('waiting', 'running');
create index import_newest on needs.import (created_at desc, id desc);

create table needs.import_legal_move (action text, from_state text, to_state text, primary key (action, from_state, to_state));
insert into needs.import_legal_move (action, from_state, to_state) values
  ('start', '', 'waiting'),
  ('begin', 'waiting', 'running'),
  ('finish', 'running', 'done'),
  ('fail', 'running', 'failed'),
  ('cancel', 'waiting', 'cancelled'),
  ('cancel', 'running', 'cancelled');
create table needs.import_move (
  item uuid not null references needs.import,
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
  constraint import_move_legal foreign key (action, from_state, to_state) references needs.import_legal_move
);
