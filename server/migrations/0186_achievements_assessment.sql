-- 粗评估: how an achievement is graded in six dimensions, version by version; a version is never changed.
alter table achievements.achievement
  -- the model by which its public data were assessed last; 0 since it was made public
  add column assessed_by int not null default 0,
  -- whether its owner shows the assessment on the public page
  add column assessment_shown boolean not null default false;
create index achievement_to_assess on achievements.achievement (assessed_by, id) where state = 'public';

create table achievements.assessment (
  achievement uuid not null references achievements.achievement,
  n int not null check (n > 0),
  kind text not null check (kind in ('automatic')),
  model int not null check (model > 0),
  at timestamptz not null,
  -- what was found, item by item in the order of the model; points follow from it
  found text[] not null,
  -- of 100 for each dimension, in the order of the dimensions; the total in hundredths
  scores int[] not null check (cardinality(scores) = 6 and 0 <= all (scores) and 100 >= all (scores)),
  total int not null check (total between 0 and 10000),
  primary key (achievement, n)
);
create trigger assessment_append_only before update or delete on achievements.assessment
  for each row execute function achievements.refuse_change();
