-- What became of each row of an import, written with the row's draft in one transaction: no row is settled twice.
create table needs.import_row (
  import uuid not null references needs.import,
  row int not null check (row > 0),
  outcome text not null check (outcome in ('imported', 'already', 'bad')),
  need uuid references needs.need,
  problems jsonb not null default '[]',
  primary key (import, row),
  constraint import_row_need_of_imported check ((outcome = 'imported') = (need is not null)),
  constraint import_row_bad_with_problems check ((outcome = 'bad') = (problems <> '[]'))
);
create index import_row_bad on needs.import_row (import, row) where outcome = 'bad';
