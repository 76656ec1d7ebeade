create schema needs;

create table needs.need (
  id uuid primary key,
  state text not null,
  version int not null default 1,
  created_at timestamptz not null,
  moved_at timestamptz not null,
  contest uuid not null references contests.contest,
  track uuid not null references contests.track,
  track_kind text not null,
  organisation uuid not null references identity.organisation,
  -- set at the first submission, permanent, the public address
  number text constraint need_number_unique unique,
  -- the original text: never shown to the public
  title text not null,
  keywords text[] not null default '{}',
  problem text,
  indicators jsonb not null default '[]',
  expected_result text,
  existing_basis text,
  field text,
  industry text,
  region text,
  budget_min bigint check (budget_min >= 0),
  budget_max bigint check (budget_max >= budget_min),
  term_months int,
  ways text[] not null default '{}',
  wished text,
  maturity int,
  ownership text,
  valid_until date,
  contact_name text,
  contact_phone text,
  show_company boolean not null default false,
  triage text,
  reviewer uuid,
  mode text not null default 'sealed',
  published_at timestamptz,
  deadline timestamptz,
  constraint need_published_with_deadline check ((published_at is null) = (deadline is null))
);
create index need_of_organisation on needs.need (organisation, created_at desc, id desc);
create index need_of_state on needs.need (contest, state, moved_at, id);
create index need_due on needs.need (deadline) where state = 'published';

create table needs.need_legal_move (action text, from_state text, to_state text, primary key (action, from_state, to_state));
insert into needs.need_legal_move (action, from_state, to_state) values
  ('create', '', 'draft'),
  ('edit', 'draft', 'draft'),
  ('edit', 'returned', 'returned'),
  ('submit', 'draft', 'submitted'),
  ('submit', 'returned', 'submitted'),
  ('claim', 'submitted', 'under_review'),
  ('accept', 'under_review', 'accepted'),
  ('triage', 'accepted', 'accepted'),
  ('return', 'under_review', 'returned'),
  ('reject', 'under_review', 'rejected'),
  ('write_public_text', 'accepted', 'accepted'),
  ('sign_off', 'accepted', 'signed_off'),
  ('dispute', 'signed_off', 'accepted'),
  ('dispute', 'cleared', 'accepted'),
  ('confirm', 'signed_off', 'cleared'),
  ('publish', 'cleared', 'published'),
  ('extend', 'published', 'published'),
  ('close', 'published', 'closed'),
  ('judge', 'closed', 'judging'),
  ('leave_unanswered', 'closed', 'unanswered'),
  ('notice', 'judging', 'noticed'),
  ('decline_all', 'judging', 'none_fits'),
  ('judge_again', 'noticed', 'judging'),
  ('pair', 'noticed', 'paired'),
  ('contract', 'paired', 'contracted'),
  ('complete', 'contracted', 'completed'),
  ('fail', 'paired', 'terminated'),
  ('fail', 'contracted', 'terminated'),
  ('fail', 'completed', 'terminated'),
  ('withdraw', 'draft', 'withdrawn'),
  ('withdraw', 'submitted', 'withdrawn'),
  ('withdraw', 'under_review', 'withdrawn'),
  ('withdraw', 'returned', 'withdrawn'),
  ('withdraw', 'accepted', 'withdrawn'),
  ('withdraw', 'signed_off', 'withdrawn'),
  ('withdraw', 'cleared', 'withdrawn'),
  ('withdraw', 'published', 'withdrawn'),
  ('terminate', 'published', 'terminated'),
  ('terminate', 'closed', 'terminated'),
  ('terminate', 'judging', 'terminated');
create table needs.need_move (
  item uuid not null references needs.need,
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
  constraint need_move_legal foreign key (action, from_state, to_state) references needs.need_legal_move
);

-- What the public reads, written by a clearance officer. One row a need; its words for search stand beside it.
create table needs.public_text (
  need uuid primary key references needs.need,
  title text not null,
  keywords text[] not null,
  problem text not null,
  indicators jsonb not null,
  expected_result text,
  existing_basis text,
  written_by uuid not null,
  written_at timestamptz not null,
  signed_by uuid,
  signed_at timestamptz,
  words tsvector not null
);

-- The board: what a list needs of each published need, so that one index serves one filter. Written with each move.
create table needs.board (
  need uuid primary key references needs.need,
  number text not null constraint board_number_unique unique,
  title text not null,
  state text not null,
  mode text not null,
  track_kind text not null,
  field text not null,
  -- the two digits of the field's first level and of the region's province, by which people filter
  field_top text not null,
  industry text,
  region text not null,
  region_top text not null,
  budget_min bigint,
  budget_max bigint,
  company text,
  published_at timestamptz not null,
  deadline timestamptz not null,
  words tsvector not null
);
create index board_newest on needs.board (published_at desc, need desc);
create index board_field_region on needs.board (field_top, region_top, published_at desc, need desc);
create index board_region on needs.board (region_top, published_at desc, need desc);
create index board_state on needs.board (state, published_at desc, need desc);
create index board_track on needs.board (track_kind, published_at desc, need desc);
create index board_deadline on needs.board (deadline, need);
create index board_budget on needs.board ((coalesce(budget_max, 0)) desc, need desc);
create index board_words on needs.board using gin (words);

create table needs.review (
  need uuid not null references needs.need,
  reviewer uuid not null,
  at timestamptz not null,
  authenticity text[] not null,
  validity text[] not null,
  triage text not null,
  note text,
  primary key (need, reviewer, at)
);

-- 真实性、有效性及非涉密承诺书: which version, signed by whom, when.
create table needs.declaration (
  need uuid not null references needs.need,
  version text not null,
  person uuid not null,
  at timestamptz not null,
  primary key (need, at)
);

create table needs.attachment (
  need uuid not null references needs.need,
  file uuid primary key references platform.file
);
create index attachment_of_need on needs.attachment (need);

-- The last number given under each prefix (the contest's number).
create table needs.serial (prefix text primary key, last int not null);
