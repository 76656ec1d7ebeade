-- Who read what is read on arrival (随到随评) before the opening: each person's first reading of each version, promised to the log.
create table solutions.reading (
  id uuid primary key,
  solution uuid not null,
  n integer not null,
  person uuid not null references identity.person,
  at timestamptz not null,
  content jsonb not null,
  leaf uuid references log.entry on delete set null,
  constraint reading_once unique (solution, n, person),
  constraint reading_of_version foreign key (solution, n) references solutions.version (solution, n)
);
create index reading_person on solutions.reading (person);
