-- Search indexes (docs/decisions/0043): what was put into each, and the segments that are made of it.

-- Positions are given by this row and stay in the order of commit, as with facts (docs/decisions/0004). The version counts every change of
-- what stands in segments.
create table platform.search_index (
  name text primary key check (name ~ '^[a-z][a-z0-9_]{0,39}$'),
  position bigint not null default 0,
  version bigint not null default 0
);

-- The documents as they were put last: the truth that segments are made from. One without a text was deleted, and stays until no segment has it.
create table platform.search_document (
  index text not null references platform.search_index,
  id text not null check (char_length(id) between 1 and 200),
  position bigint not null,
  document text,
  primary key (index, id)
);
create unique index search_document_position on platform.search_document (index, position);

-- A generation of segments in one format. All that was put up to its position is in its segments. One that does not serve yet is being made.
create table platform.search_generation (
  index text not null references platform.search_index,
  number integer not null,
  format integer not null,
  position bigint not null default 0,
  serves boolean not null,
  primary key (index, number)
);
create unique index search_generation_serves on platform.search_generation (index) where serves;

-- Of `documents` those with a 1 in `gone` are in it no more. Length and averages are sums of weights: see the segment's head.
create table platform.search_segment (
  id bigint generated always as identity primary key,
  index text not null,
  generation integer not null,
  documents integer not null check (documents between 1 and 65536),
  length double precision not null,
  average double precision not null,
  gone bytea not null,
  bytes bigint not null,
  checksum bigint not null,
  foreign key (index, generation) references platform.search_generation (index, number) on delete cascade
);
create index search_segment_of on platform.search_segment (index, generation);

create table platform.search_segment_piece (
  segment bigint not null references platform.search_segment on delete cascade,
  number integer not null,
  bytes bytea not null,
  primary key (segment, number)
);
-- Numbers in no order that a packer would find: no time is spent on trying.
alter table platform.search_segment_piece alter column bytes set storage external;
