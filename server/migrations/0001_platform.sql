-- What every module stands on: the clock, facts and their reactions, idempotent replies, files.
create schema platform;

-- One clock. In production the offset is zero; tests and the demo move it.
create table platform.clock (
  only_row boolean primary key default true check (only_row),
  offset_ms bigint not null default 0
);
insert into platform.clock default values;

-- Stable within a statement, so an index can serve a comparison with it. Compare deadlines in a statement of its own,
-- after the row is locked: the time of a statement that waited for a lock is the time before the wait. Milliseconds, as
-- clients know them, so that a time read from a reply finds its row again.
create function platform.now() returns timestamptz language sql stable parallel safe
  return date_trunc('milliseconds', statement_timestamp()) + (select offset_ms from platform.clock) * interval '1 millisecond';

-- Facts get their positions from this one row, in the last statement of a transaction, so positions are in the order of
-- commit and a reader with a cursor misses none (docs/decisions/0004).
create table platform.fact_position (
  only_row boolean primary key default true check (only_row),
  position bigint not null default 0
);
insert into platform.fact_position default values;

create table platform.fact (
  position bigint primary key,
  id uuid not null unique,
  name text not null,
  subject uuid not null,
  at timestamptz not null,
  person uuid,
  organisation uuid,
  role text not null,
  data jsonb not null default '{}',
  -- who may learn of it live: 'public', 'person:<id>', 'organisation:<id>', 'role:<name>'
  audience text[] not null default '{}'
);
create index fact_subject on platform.fact (subject, position);
create index fact_at on platform.fact (at);

create table platform.reaction (
  name text primary key,
  position bigint not null default 0,
  moved_at timestamptz not null default clock_timestamp()
);
create table platform.reaction_failure (
  reaction text not null references platform.reaction,
  fact bigint not null references platform.fact,
  attempts int not null default 1,
  error text not null,
  next_at timestamptz not null,
  primary key (reaction, fact)
);
create table platform.reaction_done (
  reaction text not null references platform.reaction,
  fact bigint not null references platform.fact,
  primary key (reaction, fact)
);

create table platform.idempotent_reply (
  asker text not null,
  key text not null,
  route text not null,
  request_hash text not null,
  reply jsonb,
  at timestamptz not null default clock_timestamp(),
  primary key (asker, key)
);
create index idempotent_reply_at on platform.idempotent_reply (at);

create table platform.file (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  type text not null,
  size bigint not null check (size >= 0),
  sha256 text not null,
  -- where the bytes lie in the store; encrypted files carry the purpose their key is wrapped for
  stored_as text not null,
  sealed boolean not null default false,
  person uuid,
  at timestamptz not null
);

create table platform.mail (
  id uuid primary key,
  recipient text not null,
  subject text not null,
  body text not null,
  at timestamptz not null,
  sent_at timestamptz,
  attempts int not null default 0,
  error text
);
create index mail_unsent on platform.mail (at) where sent_at is null;
