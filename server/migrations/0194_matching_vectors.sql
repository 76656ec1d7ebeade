-- Dense vectors 语义向量 of what is public, where an operator has set up a provider of them.

-- Each model that vectors are made by: how far the first making of them all is, and how the provider was asked last.
create table matching.vector_model (
  model text primary key,
  begun_at timestamptz not null,
  -- everything public is listed once, in the order of its ids: up to which it is, and when all of it was
  achievement uuid,
  need uuid,
  listed_at timestamptz,
  -- when everything that was public had a vector, and they began to count
  filled_at timestamptz,
  -- whether so many were made since that every open need is to be matched anew
  anew boolean not null default true,
  dimensions int,
  failed_at timestamptz,
  failure text,
  again_at timestamptz,
  constraint vector_model_failure check ((failed_at is null) = (failure is null) and (failed_at is null) = (again_at is null))
);

-- What came in, changed or went and has no vector of this model yet.
create table matching.vector_wanted (
  model text not null references matching.vector_model on delete cascade,
  kind text not null,
  id uuid not null,
  since timestamptz not null,
  primary key (model, kind, id),
  constraint vector_wanted_kind check (kind in ('need', 'achievement'))
);
create index vector_wanted_next on matching.vector_wanted (model, since, kind, id);

-- A vector of a public text: a byte for each dimension; none where the provider does not take the text. The text is known by its hash.
create table matching.vector (
  model text not null references matching.vector_model on delete cascade,
  kind text not null,
  id uuid not null,
  hash bytea not null,
  bytes bytea not null,
  position bigint generated always as identity,
  primary key (model, kind, id),
  constraint vector_kind check (kind in ('need', 'achievement'))
);
create index vector_position on matching.vector (model, kind, position);
