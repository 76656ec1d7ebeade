-- The library of achievements 成果库.
create schema achievements;

create table achievements.achievement (
  id uuid primary key,
  state text not null,
  version int not null default 1,
  created_at timestamptz not null,
  moved_at timestamptz not null,
  -- given when it is first public, so that numbers tell nothing of drafts
  number text,
  published_at timestamptz(3),
  organisation uuid not null references identity.organisation,
  title text not null,
  title_en text,
  keywords text[] not null,
  keywords_en text[] not null,
  text text,
  text_en text,
  completers jsonb not null,
  name_completers boolean not null,
  source text,
  kind text,
  form text,
  ip jsonb not null,
  stage text,
  novelty text,
  maturity int,
  maturity_evidence jsonb not null,
  -- the main one first
  fields text[] not null,
  industry text,
  region text,
  cooperation text[] not null,
  price_min bigint,
  price_max bigint,
  -- field by field what was asked to be mended when it was last sent back
  returned_points jsonb not null default '[]',
  constraint achievement_number_once unique (number),
  constraint achievement_public_numbered check (state <> 'public' or (number is not null and published_at is not null)),
  constraint achievement_price check ((price_min is null) = (price_max is null) and price_min <= price_max)
);
create index achievement_of on achievements.achievement (organisation, date_trunc('milliseconds', moved_at at time zone 'UTC') desc, id desc);
create index achievement_waiting on achievements.achievement (moved_at, id) where state = 'under_review';
-- The public list, whole and by each of its filters. When something was published is kept in whole milliseconds, as cursors have it.
create index achievement_newest on achievements.achievement (published_at desc, id desc) where state = 'public';
create index achievement_by_field on achievements.achievement (left(fields[1], 2), published_at desc, id desc) where state = 'public';
create index achievement_by_region on achievements.achievement (left(region, 2), published_at desc, id desc) where state = 'public';
create index achievement_by_form on achievements.achievement (form, published_at desc, id desc) where state = 'public';

create table achievements.achievement_legal_move (action text, from_state text, to_state text, primary key (action, from_state, to_state));
insert into achievements.achievement_legal_move (action, from_state, to_state) values
  ('create', '', 'draft'),
  ('edit', 'draft', 'draft'),
  ('edit', 'returned', 'returned'),
  ('submit', 'draft', 'under_review'),
  ('submit', 'returned', 'under_review'),
  ('take_back', 'under_review', 'draft'),
  ('publish', 'under_review', 'public'),
  ('return', 'under_review', 'returned'),
  ('take_down', 'public', 'returned'),
  ('withdraw', 'draft', 'withdrawn'),
  ('withdraw', 'returned', 'withdrawn'),
  ('withdraw', 'under_review', 'withdrawn'),
  ('withdraw', 'public', 'withdrawn'),
  ('reopen', 'withdrawn', 'draft');
create table achievements.achievement_move (
  item uuid not null references achievements.achievement,
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
  constraint achievement_move_legal foreign key (action, from_state, to_state) references achievements.achievement_legal_move
);
create index achievement_move_person on achievements.achievement_move (person) where person is not null;

-- Which version of the declaration of truth, validity and non-secrecy was signed, by whom and when; only ever added to.
create table achievements.declaration (
  achievement uuid not null references achievements.achievement,
  n bigint generated always as identity,
  version text not null,
  sha256 text not null,
  person uuid not null references identity.person,
  at timestamptz not null,
  primary key (achievement, n)
);
create index declaration_person on achievements.declaration (person);
create function achievements.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of %.% are never changed', tg_table_schema, tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger declaration_append_only before update or delete on achievements.declaration
  for each row execute function achievements.refuse_change();

create table achievements.attachment (
  achievement uuid not null references achievements.achievement,
  file uuid not null references platform.file,
  type text not null,
  primary key (achievement, file)
);
create index attachment_file on achievements.attachment (file);

-- The last number of each year.
create table achievements.serial (
  year int primary key,
  last int not null
);
