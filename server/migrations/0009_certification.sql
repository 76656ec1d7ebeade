create schema certification;

create table certification.application (
  id uuid primary key,
  state text not null,
  version int not null default 1,
  created_at timestamptz not null,
  moved_at timestamptz not null,
  deal uuid not null references deals.deal,
  need uuid not null references needs.need,
  contest uuid not null references contests.contest,
  track uuid not null references contests.track,
  certifier uuid references identity.person,
  owner_shows_amount boolean not null default false,
  solver_shows_amount boolean not null default false,
  constraint application_state check (state in ('applied', 'under_check', 'returned', 'withdrawn', 'issued', 'revoked'))
);
create unique index one_application_of_deal on certification.application (deal) where state not in ('withdrawn', 'revoked');
create index application_of_deal on certification.application (deal, created_at);
create index application_waiting on certification.application (moved_at, id) where state in ('applied', 'under_check');

create table certification.application_legal_move (action text, from_state text, to_state text, primary key (action, from_state, to_state));
insert into certification.application_legal_move (action, from_state, to_state) values
  ('apply', '', 'applied'),
  ('add_material', 'applied', 'applied'),
  ('add_material', 'returned', 'returned'),
  ('choose', 'applied', 'applied'),
  ('choose', 'under_check', 'under_check'),
  ('choose', 'returned', 'returned'),
  ('take', 'applied', 'under_check'),
  ('return', 'under_check', 'returned'),
  ('resubmit', 'returned', 'applied'),
  ('withdraw', 'applied', 'withdrawn'),
  ('withdraw', 'returned', 'withdrawn'),
  ('issue', 'under_check', 'issued'),
  ('revoke', 'issued', 'revoked');
create table certification.application_move (
  item uuid not null references certification.application,
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
  constraint application_move_legal foreign key (action, from_state, to_state) references certification.application_legal_move
);

create table certification.material (
  file uuid primary key references platform.file,
  application uuid not null references certification.application
);
create index material_of_application on certification.material (application, file);

-- What a certifier found in order before issuing.
create table certification.checklist (
  application uuid primary key references certification.application,
  certifier uuid not null references identity.person,
  items text[] not null,
  at timestamptz not null
);

-- A certificate as it was issued: the signed document is the truth, the columns beside it are for finding it. The id is its
-- application's. `leaf` is its entry of the public log, whose row may be deleted to destroy the salt.
create table certification.certificate (
  id uuid primary key references certification.application,
  number text not null constraint certificate_number_unique unique,
  deal uuid not null references deals.deal,
  need uuid not null references needs.need,
  sample boolean not null,
  issued_at timestamptz not null,
  document jsonb not null,
  leaf uuid not null,
  key_id text not null,
  revoked_at timestamptz
);
create unique index one_certificate_of_deal on certification.certificate (deal) where revoked_at is null;

-- The exchange's keys; private halves are wrapped by the master key, which is not in the database. One signs; the others
-- have signed.
create table certification.signing_key (
  key_id text primary key,
  wrapped_private_key bytea not null,
  at timestamptz not null,
  retired_at timestamptz
);
create unique index one_current_key on certification.signing_key ((true)) where retired_at is null;
alter table certification.certificate add constraint certificate_key foreign key (key_id) references certification.signing_key;

-- The last number given in each year.
create table certification.serial (year int primary key, last int not null);
