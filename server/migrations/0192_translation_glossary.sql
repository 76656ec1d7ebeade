-- The glossary of both languages: what is learned from public texts, and what people say of it.
create schema translation;

-- A Chinese expression and an English one that stand for each other, as searching compares them, and how surely.
create table translation.learned (
  chinese text not null,
  english text not null,
  weight double precision not null,
  primary key (chinese, english),
  constraint learned_weight check (weight > 0 and weight <= 1)
);
create index learned_english on translation.learned (english);

-- Which public achievements taught it: without one of them left, it is learned no more.
create table translation.seen (
  chinese text not null,
  english text not null,
  achievement uuid not null references achievements.achievement,
  primary key (chinese, english, achievement),
  constraint seen_learned foreign key (chinese, english) references translation.learned on delete cascade
);
create index seen_achievement on translation.seen (achievement);

-- What somebody said of a pair; what was taken back or said anew stays as history.
create table translation.decision (
  id uuid primary key,
  -- as searching compares them
  chinese text not null,
  english text not null,
  -- as they were written
  chinese_written text not null check (char_length(chinese_written) between 1 and 60),
  english_written text not null check (char_length(english_written) between 1 and 120),
  says text not null,
  person uuid not null references identity.person,
  at timestamptz not null,
  revoked_by uuid references identity.person,
  revoked_at timestamptz,
  constraint decision_says check (says in ('confirmed', 'rejected')),
  constraint decision_revoked check ((revoked_at is null) = (revoked_by is null))
);
create unique index decision_stands_once on translation.decision (chinese, english) where revoked_at is null;
create index decision_pair on translation.decision (chinese, english, at);
create index decision_english on translation.decision (english);
create index decision_person on translation.decision (person);
create index decision_revoked_by on translation.decision (revoked_by);

-- One row: by its version every server sees that its words are no longer the newest; when what teaches changed last, and up to when it was learned.
create table translation.glossary (
  one boolean primary key default true check (one),
  version bigint not null default 0,
  changed_at timestamptz not null,
  learned_at timestamptz
);
-- What was public before is learned from.
insert into translation.glossary (changed_at) values (platform.now());
