-- Who read what was opened: each person's first reading of each solution on each day (Asia/Shanghai), promised to the log. `read_as` is what the
-- reader was to it.
create table solutions.opened_reading (
  id uuid primary key,
  solution uuid not null references solutions.solution,
  person uuid not null references identity.person,
  read_as text not null,
  day date not null,
  at timestamptz not null,
  content jsonb not null,
  leaf uuid references log.entry on delete set null,
  constraint opened_reading_once unique (solution, person, day)
);
create index opened_reading_person on solutions.opened_reading (person);
