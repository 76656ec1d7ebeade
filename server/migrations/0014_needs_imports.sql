-- Where an imported need came from: a second import of the same source brings nothing twice.
create table needs.import_source (
  need uuid primary key references needs.need,
  contest uuid not null,
  source text not null check (length(source) between 1 and 200),
  source_id text not null check (length(source_id) between 1 and 200),
  at timestamptz not null,
  constraint import_source_once unique (contest, source, source_id)
);
