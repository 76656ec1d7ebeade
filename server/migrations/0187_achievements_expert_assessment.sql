-- Experts who are asked to assess an achievement, and their versions beside the computed ones.
create table achievements.expert_assessment (
  id uuid primary key,
  state text not null,
  version int not null default 1,
  created_at timestamptz not null,
  moved_at timestamptz not null,
  achievement uuid not null references achievements.achievement,
  -- the expert, and the reviewer who asked
  person uuid not null references identity.person,
  asked_by uuid not null references identity.person,
  due_at timestamptz not null,
  -- what the expert has written so far
  draft jsonb,
  constraint expert_assessment_begun check (state not in ('open', 'signed') or draft is not null)
);
create unique index expert_asked_once on achievements.expert_assessment (achievement, person) where state in ('asked', 'open');
create index expert_assessment_of on achievements.expert_assessment (achievement, created_at desc, id desc);
create index expert_assessment_person on achievements.expert_assessment (person, moved_at desc, id desc);
create index expert_assessment_asked_by on achievements.expert_assessment (asked_by);
create index expert_assessment_due on achievements.expert_assessment (due_at, id) where state in ('asked', 'open');

create table achievements.expert_assessment_legal_move (action text, from_state text, to_state text, primary key (action, from_state, to_state));
insert into achievements.expert_assessment_legal_move (action, from_state, to_state) values
  ('ask', '', 'asked'),
  ('accept', 'asked', 'open'),
  ('decline', 'asked', 'declined'),
  ('decline', 'open', 'declined'),
  ('edit', 'open', 'open'),
  ('sign', 'open', 'signed'),
  ('recall', 'asked', 'recalled'),
  ('recall', 'open', 'recalled'),
  ('lapse', 'asked', 'lapsed'),
  ('lapse', 'open', 'lapsed');
create table achievements.expert_assessment_move (
  item uuid not null references achievements.expert_assessment,
  n bigint generated always as identity,
  action text not null,
  from_state text not null,
  to_state text not null,
  at timestamptz not null,
  person uuid,
  organisation uuid,
  role text not null,
  reason text,
  primary key (item, n),
  constraint expert_assessment_move_legal foreign key (action, from_state, to_state) references achievements.expert_assessment_legal_move
);
create index expert_assessment_move_person on achievements.expert_assessment_move (person) where person is not null;

alter table achievements.assessment
  drop constraint assessment_kind_check,
  add constraint assessment_kind_check check (kind in ('automatic', 'expert')),
  add column expert_assessment uuid references achievements.expert_assessment,
  -- the computed version that the expert corrected
  add column based_on int,
  -- each score with its reason and evidence, in the order of the dimensions
  add column grades jsonb,
  add column remark text,
  add constraint assessment_of_expert check (
    (kind = 'expert') = (expert_assessment is not null) and (kind = 'expert') = (based_on is not null)
    and (kind = 'expert') = (grades is not null) and (kind = 'expert' or remark is null)),
  add constraint assessment_of_expert_once unique (expert_assessment);
