-- Days on which a judge can judge, beside those on which they cannot: where any are given, they are free on no others.
alter table judging.absence add column free boolean not null default false;

-- Who is away for a part of the days that a round leaves is worth a little less.
alter table judging.assigned
  drop constraint assigned_worth,
  add constraint assigned_worth check (worth between -20 and 100);
