-- Who runs a contest and has declared a conflict of interest with a need: nothing of its opened solutions and its judging is theirs to see.
create table solutions.stood_aside (
  need uuid not null references needs.need,
  person uuid not null references identity.person,
  reason text not null,
  at timestamptz not null,
  constraint stood_aside_once primary key (need, person)
);
create index stood_aside_person on solutions.stood_aside (person);
