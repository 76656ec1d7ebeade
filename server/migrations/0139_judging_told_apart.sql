-- A judge and a member of a team who bear one name and are two people, as an organiser found: until then the judge stands aside.
create table judging.told_apart (
  need uuid not null references needs.need,
  judge uuid not null references identity.person,
  member uuid not null references identity.person,
  reason text not null,
  at timestamptz not null,
  person uuid not null references identity.person,
  constraint told_apart_once primary key (need, judge, member),
  constraint told_apart_are_two check (judge <> member)
);
create index told_apart_judge on judging.told_apart (judge);
create index told_apart_member on judging.told_apart (member);
create index told_apart_person on judging.told_apart (person);
