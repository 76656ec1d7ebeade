-- 实名认证 of persons: what is kept of an identity document is the name, the last four characters of its number, and a keyed hash by which the
-- same document is not verified twice. The number itself stands sealed while it waits, the picture until thirty days after the decision.

create table identity.real_name (
  -- the person; without a row nothing was begun
  id uuid primary key references identity.person,
  state text not null,
  version int not null default 1,
  created_at timestamptz not null,
  moved_at timestamptz not null,
  asked_at timestamptz,
  name text,
  document text,
  number_ending text,
  number_hash bytea,
  sealed_number bytea,
  -- seals number and picture; without it neither is read any more
  wrapped_key bytea,
  picture uuid references platform.file,
  -- told by its bytes
  picture_type text,
  picture_at timestamptz,
  -- when the clock removes it; null while it waits for a decision
  picture_until timestamptz,
  -- who of the staff has taken it up, and alone sees the document
  taken_by uuid references identity.person,
  constraint real_name_state check (state in ('unverified', 'pending', 'verified', 'returned', 'suspended')),
  constraint real_name_document check (document in ('resident_id', 'passport', 'travel_permit')),
  constraint real_name_picture_type check (picture_type in ('application/pdf', 'image/png', 'image/jpeg')),
  constraint real_name_picture_whole check ((picture is null) = (picture_type is null) and (picture is null) = (picture_at is null)
    and (picture is null or wrapped_key is not null)),
  constraint real_name_pending_whole check (state <> 'pending' or (picture is not null and picture_until is null and name is not null and sealed_number is not null and asked_at is not null)),
  constraint real_name_verified_whole check (state <> 'verified' or (name is not null and number_hash is not null and number_ending is not null))
);
-- A document is verified for one account; a suspended one stays taken.
create unique index real_name_number_once on identity.real_name (number_hash) where state in ('verified', 'suspended');
create index real_name_waiting on identity.real_name (state, asked_at, id) where asked_at is not null;
create index real_name_picture_until on identity.real_name (picture_until) where picture_until is not null;
create index real_name_taken_by on identity.real_name (taken_by) where taken_by is not null;

create table identity.real_name_legal_move (action text, from_state text, to_state text, primary key (action, from_state, to_state));
insert into identity.real_name_legal_move (action, from_state, to_state) values
  ('begin', '', 'unverified'),
  ('add_picture', 'unverified', 'unverified'),
  ('add_picture', 'returned', 'returned'),
  ('ask', 'unverified', 'pending'),
  ('ask', 'returned', 'pending'),
  ('withdraw', 'pending', 'unverified'),
  ('withdraw', 'returned', 'unverified'),
  ('withdraw', 'verified', 'unverified'),
  ('take', 'pending', 'pending'),
  ('verify', 'pending', 'verified'),
  ('return', 'pending', 'returned'),
  ('suspend', 'verified', 'suspended'),
  ('reinstate', 'suspended', 'verified');
create table identity.real_name_move (
  item uuid not null references identity.real_name,
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
  constraint real_name_move_legal foreign key (action, from_state, to_state) references identity.real_name_legal_move
);

-- Why it was last returned: one line for each reason.
create table identity.real_name_finding (
  item uuid not null references identity.real_name,
  code text not null,
  note text,
  primary key (item, code),
  constraint real_name_finding_other check (code <> 'other' or note is not null)
);
