-- 变更申请: what was verified of an organisation changes by a request with papers, which those decide who verify. What stands goes on to stand meanwhile.
create table identity.organisation_change (
  id uuid primary key,
  organisation uuid not null references identity.organisation,
  state text not null,
  version int not null default 1,
  created_at timestamptz not null,
  moved_at timestamptz not null,
  -- name, size, number, region and authorised person as they are to be
  wanted jsonb not null,
  -- the same as they stood when the request ended; while it is open they stand with the organisation
  was jsonb,
  constraint organisation_change_state check (state in ('draft', 'pending', 'returned', 'approved', 'withdrawn')),
  constraint organisation_change_was check (was is not null or state not in ('approved', 'withdrawn'))
);
create unique index organisation_change_open_once on identity.organisation_change (organisation) where state in ('draft', 'pending', 'returned');
create index organisation_change_of_organisation on identity.organisation_change (organisation, id desc);
create index organisation_change_of_state on identity.organisation_change (state, moved_at, id);

create table identity.organisation_change_legal_move (
  action text not null,
  from_state text not null,
  to_state text not null,
  primary key (action, from_state, to_state)
);
insert into identity.organisation_change_legal_move (action, from_state, to_state) values
  ('begin', '', 'draft'),
  ('edit', 'draft', 'draft'),
  ('edit', 'returned', 'returned'),
  ('ask', 'draft', 'pending'),
  ('ask', 'returned', 'pending'),
  ('approve', 'pending', 'approved'),
  ('return', 'pending', 'returned'),
  ('withdraw', 'draft', 'withdrawn'),
  ('withdraw', 'pending', 'withdrawn'),
  ('withdraw', 'returned', 'withdrawn');
create table identity.organisation_change_move (
  item uuid not null references identity.organisation_change,
  n bigint generated always as identity primary key,
  action text not null,
  from_state text not null,
  to_state text not null,
  at timestamptz not null,
  person uuid,
  organisation uuid,
  role text not null,
  reason text,
  constraint organisation_change_move_legal foreign key (action, from_state, to_state) references identity.organisation_change_legal_move
);
create index organisation_change_move_item on identity.organisation_change_move (item, n);
create index organisation_change_move_person on identity.organisation_change_move (person);

-- Why a move returned a change: one line for each reason.
create table identity.organisation_change_finding (
  move bigint not null references identity.organisation_change_move,
  code text not null,
  note text,
  primary key (move, code),
  constraint organisation_change_finding_other check (code <> 'other' or note is not null)
);

-- The papers of a change; with its approval those that stand become the organisation's.
create table identity.organisation_change_paper (
  file uuid primary key references platform.file,
  change uuid not null references identity.organisation_change,
  kind text not null,
  -- told by its bytes, not by its name
  type text not null,
  replaced_at timestamptz,
  constraint organisation_change_paper_kind check (kind in ('mandate', 'licence')),
  constraint organisation_change_paper_type check (type in ('application/pdf', 'image/png', 'image/jpeg'))
);
create unique index organisation_change_paper_once on identity.organisation_change_paper (change, kind) where replaced_at is null;
create index organisation_change_paper_change on identity.organisation_change_paper (change);
