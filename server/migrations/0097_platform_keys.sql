-- Secrets of this installation's own, by use: what hashes and seals under them outlives the master key, which wraps them (docs/decisions/0025).
create table platform.secret (
  use text primary key,
  wrapped bytea not null
);

-- Master keys that a key service made and keeps closed: it alone decrypts them.
create table platform.service_key (
  id text primary key constraint service_key_id check (id ~ '^[0-9a-f]{16}$'),
  wrapped text not null,
  made_at timestamptz not null default clock_timestamp()
);
