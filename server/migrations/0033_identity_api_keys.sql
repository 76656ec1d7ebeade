-- Keys by which an organisation's own systems ask (docs/decisions/0009). A key hangs on the seat of who made it and dies with it.
create table identity.api_key (
  id uuid primary key,
  organisation uuid not null references identity.organisation,
  membership uuid not null references identity.membership,
  name text not null,
  -- the first characters, by which people tell their keys apart
  prefix text not null,
  -- of the whole key, hashed under a key that is not in the database
  hash bytea not null,
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  -- known to the minute
  used_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid references identity.person,
  constraint api_key_hash unique (hash),
  constraint api_key_scopes check (cardinality(scopes) between 1 and 3
    and scopes <@ array['read_needs', 'write_need_drafts', 'read_solution_states']),
  constraint api_key_term check (expires_at > created_at and expires_at <= created_at + interval '366 days'),
  constraint api_key_revoked check ((revoked_at is null) = (revoked_by is null))
);
create index api_key_organisation on identity.api_key (organisation, id);
create index api_key_membership on identity.api_key (membership);
create index api_key_revoked_by on identity.api_key (revoked_by);
