-- The awards of a contest, whom they go to, and which needs the authority recommends.
create schema awards;

-- The money that a contest's awards for solutions share, in fen.
create table awards.pool (
  contest uuid not null references contests.contest,
  fen bigint not null,
  rule_version int not null,
  constraint award_pool_once primary key (contest),
  constraint pool_range check (fen >= 0)
);
create table awards.award (
  id uuid primary key,
  contest uuid not null references awards.pool,
  kind text not null,
  min int not null,
  max int not null,
  pooled boolean not null,
  rule_version int not null,
  constraint award_once unique (contest, kind),
  constraint award_quota check (min >= 0 and max >= min),
  constraint award_kind check (kind in ('best_solution', 'most_innovative', 'most_promising', 'best_agency',
    'best_open_enterprise', 'delta_collaboration', 'best_organisation'))
);

create table awards.nomination (
  id uuid primary key,
  state text not null,
  version int not null default 1,
  created_at timestamptz not null,
  moved_at timestamptz not null,
  award uuid not null references awards.award,
  -- a winning solution, or the organisation itself
  subject uuid not null,
  organisation uuid not null references identity.organisation,
  need uuid references needs.need,
  need_number text,
  title text,
  -- the figures of the candidate list when it was nominated
  figures jsonb not null,
  reason text not null,
  amount bigint not null default 0,
  notice_until timestamptz,
  constraint nomination_amount check (amount >= 0),
  constraint nomination_of_need check ((need is null) = (need_number is null) and (need is null) = (title is null)),
  constraint nomination_noticed check (state not in ('noticed', 'definitive') or notice_until is not null),
  constraint nomination_state check (state in ('nominated', 'decided', 'noticed', 'definitive', 'struck'))
);
create unique index nomination_once on awards.nomination (award, subject) where state <> 'struck';
create index nomination_public on awards.nomination (notice_until desc, id desc) where state in ('noticed', 'definitive');
create index nomination_due on awards.nomination (notice_until, id) where state = 'noticed';

-- However many decide at once: no more than the quota, no more than the pool, no money where there is none to give.
create function awards.within_quota_and_pool() returns trigger language plpgsql as $$
declare
  this awards.award;
  fen_of_pool bigint;
  given bigint;
  places int;
begin
  if new.state not in ('decided', 'noticed', 'definitive') then
    return new;
  end if;
  select p.fen into fen_of_pool from awards.pool p join awards.award a on a.contest = p.contest where a.id = new.award for update of p;
  select * into this from awards.award where id = new.award for update;
  select count(*) into places from awards.nomination
  where award = new.award and id <> new.id and state in ('decided', 'noticed', 'definitive');
  if places + 1 > this.max then
    raise exception 'the award % has all its places', this.kind using errcode = 'check_violation', constraint = 'award_quota_full';
  end if;
  if not this.pooled and new.amount > 0 then
    raise exception 'the award % carries no money', this.kind using errcode = 'check_violation', constraint = 'award_without_money';
  end if;
  select coalesce(sum(n.amount), 0) into given from awards.nomination n join awards.award a on a.id = n.award
  where a.contest = this.contest and n.id <> new.id and n.state in ('decided', 'noticed', 'definitive');
  if given + new.amount > fen_of_pool then
    raise exception 'the pool has % fen left', fen_of_pool - given using errcode = 'check_violation', constraint = 'award_pool_exceeded';
  end if;
  return new;
end $$;
create trigger nomination_within_quota_and_pool before insert or update on awards.nomination
  for each row execute function awards.within_quota_and_pool();
create table awards.nomination_legal_move (action text, from_state text, to_state text, primary key (action, from_state, to_state));
insert into awards.nomination_legal_move (action, from_state, to_state) values
  ('nominate', '', 'nominated'),
  ('decide', 'nominated', 'decided'),
  ('notice', 'decided', 'noticed'),
  ('settle', 'noticed', 'definitive'),
  ('strike', 'nominated', 'struck'),
  ('strike', 'decided', 'struck'),
  ('strike', 'noticed', 'struck');
create table awards.nomination_move (
  item uuid not null references awards.nomination,
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
  constraint nomination_move_legal foreign key (action, from_state, to_state) references awards.nomination_legal_move
);

-- The novelty of a winning solution, as its panel confirmed it; what the solver ticked does not count.
create table awards.novelty (
  need uuid primary key references needs.need,
  solution uuid not null,
  novelty text[] not null,
  basis text not null,
  person uuid not null references identity.person,
  at timestamptz not null,
  constraint novelty_known check (novelty <@ array['original', 'disruptive', 'generic'])
);

create table awards.recommendation (
  id uuid primary key,
  state text not null,
  version int not null default 1,
  created_at timestamptz not null,
  moved_at timestamptz not null,
  contest uuid not null references contests.contest,
  programme text not null,
  need uuid not null references needs.need,
  reason text not null,
  constraint recommendation_once unique (contest, programme, need),
  constraint recommendation_programme check (programme in ('achievement_transfer', 'joint_research')),
  constraint recommendation_state check (state in ('chosen', 'dropped'))
);
create table awards.recommendation_legal_move (action text, from_state text, to_state text, primary key (action, from_state, to_state));
insert into awards.recommendation_legal_move (action, from_state, to_state) values
  ('choose', '', 'chosen'),
  ('choose', 'dropped', 'chosen'),
  ('drop', 'chosen', 'dropped');
create table awards.recommendation_move (
  item uuid not null references awards.recommendation,
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
  constraint recommendation_move_legal foreign key (action, from_state, to_state) references awards.recommendation_legal_move
);
