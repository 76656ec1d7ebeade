-- Matching 粗匹配: what it learned, what it found, and what people said of it.
create schema matching;

-- What was learned of the language of both sides, as bytes that every server reads; of how many texts.
create table matching.knowledge (
  version int generated always as identity primary key,
  bytes bytea not null,
  needs int not null,
  achievements int not null,
  learned_at timestamptz not null
);

-- What is to be matched: a need, an achievement, or (with an id of zeros) every need that is open, behind the one that was done last.
create table matching.wanted (
  kind text not null,
  id uuid not null,
  since timestamptz not null,
  after uuid,
  primary key (kind, id),
  constraint wanted_kind check (kind in ('need', 'achievement', 'library'))
);
create index wanted_next on matching.wanted (since, kind, id);

-- When a need was matched last, by which knowledge.
create table matching.matched (
  need uuid primary key references needs.need,
  knowledge int not null,
  at timestamptz not null
);

-- A need and an achievement that match: how well, and why.
create table matching.match (
  need uuid not null references needs.need,
  achievement uuid not null references achievements.achievement,
  knowledge int not null,
  score double precision not null,
  -- the score over what the need's own title would have
  strength double precision not null,
  reasons jsonb not null,
  at timestamptz not null,
  primary key (need, achievement),
  constraint match_above_nothing check (score > 0 and strength > 0)
);
create index match_of_need on matching.match (need, score desc, achievement);
create index match_of_achievement on matching.match (achievement, score desc, need);

-- Which match either side was told of: once, however often it is found again.
create table matching.told (
  need uuid not null references needs.need,
  achievement uuid not null references achievements.achievement,
  side text not null,
  at timestamptz not null,
  primary key (need, achievement, side),
  constraint told_side check (side in ('need', 'achievement'))
);
create index told_achievement on matching.told (achievement);

-- What somebody of either side said of a match; what is taken back stays as history.
create table matching.judgement (
  id uuid primary key,
  need uuid not null references needs.need,
  achievement uuid not null references achievements.achievement,
  side text not null,
  organisation uuid not null references identity.organisation,
  person uuid not null references identity.person,
  verdict text not null,
  at timestamptz not null,
  revoked_at timestamptz,
  constraint judgement_side check (side in ('need', 'achievement')),
  constraint judgement_verdict check (verdict in ('good', 'not_relevant'))
);
create unique index judgement_stands_once on matching.judgement (need, achievement, organisation) where revoked_at is null;
create index judgement_achievement on matching.judgement (achievement);
create index judgement_organisation on matching.judgement (organisation);
create index judgement_person on matching.judgement (person);

-- Organisations whose needs and achievements are not matched, and who said so.
create table matching.refusal (
  organisation uuid primary key references identity.organisation,
  person uuid not null references identity.person,
  at timestamptz not null
);
create index refusal_person on matching.refusal (person);

-- People who do not want to be told of matches.
create table matching.quiet (
  person uuid primary key references identity.person,
  at timestamptz not null
);

-- What was public before there was matching is matched.
insert into matching.wanted (kind, id, since)
select 'library', '00000000-0000-0000-0000-000000000000', platform.now()
where exists (select from needs.published_need);
