-- The public log: an append-only Merkle tree (RFC 9162) of 32 untyped bytes each, and what opens them.
create schema log;

-- The key that signs tree heads and receipts; its private half is wrapped by the master key, which is not in the database.
create table log.signing_key (
  purpose text primary key,
  key_id text not null,
  wrapped_private_key bytea not null,
  at timestamptz not null
);

-- What a leaf says, and its salt. Private: whoever holds both can open the leaf. Without a row in `place` it still waits.
create table log.entry (
  id uuid primary key,
  said jsonb not null,
  salt bytea not null,
  data bytea not null,
  at timestamptz not null,
  constraint entry_salt_length check (length(salt) = 32),
  constraint entry_data_length check (length(data) = 32)
);

create table log.leaf (
  n bigint primary key,
  data bytea not null,
  constraint leaf_length check (length(data) = 32),
  constraint leaf_place check (n >= 0)
);

-- Where an entry stands. Padding leaves have none, and look the same from outside.
create table log.place (
  entry uuid primary key references log.entry,
  n bigint not null constraint place_once unique references log.leaf
);

-- Complete nodes only: node (level, n) covers the leaves n·2^level … (n+1)·2^level − 1 and never changes.
create table log.node (
  level int not null,
  n bigint not null,
  hash bytea not null,
  primary key (level, n),
  constraint node_length check (length(hash) = 32)
);
create index node_leaf_hash on log.node (hash) where level = 0;

create table log.head (
  size bigint primary key,
  root bytea not null,
  at timestamptz not null,
  key_id text not null,
  signature text not null,
  constraint head_root_length check (length(root) = 32)
);

-- Append-only, whoever asks.
create function log.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the public log is append-only: % of %.%', tg_op, tg_table_schema, tg_table_name;
end $$;
create trigger leaf_append_only before truncate or update or delete on log.leaf for each statement execute function log.refuse_change();
create trigger node_append_only before truncate or update or delete on log.node for each statement execute function log.refuse_change();
create trigger head_append_only before truncate or update or delete on log.head for each statement execute function log.refuse_change();
create trigger place_append_only before truncate or update or delete on log.place for each statement execute function log.refuse_change();
create trigger entry_append_only before truncate or update on log.entry for each statement execute function log.refuse_change();

-- Leaves follow each other without a gap, each batch after the newest head.
create function log.follow_on() returns trigger language plpgsql as $$
begin
  if exists (select 1 from appended a where a.n > 0 and not exists (select 1 from log.leaf l where l.n = a.n - 1)) then
    raise exception 'the public log has no gaps';
  end if;
  return null;
end $$;
create trigger leaf_follows after insert on log.leaf referencing new table as appended for each statement execute function log.follow_on();
