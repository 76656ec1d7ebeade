-- Who people are and for whom they act: accounts, sessions, organisations, memberships, grants, consents.
create schema identity;

-- A person with an account. better-auth reads and writes the account columns (docs/decisions/0005).
create table identity.person (
  id uuid primary key,
  name text not null,
  name_en text,
  email text not null,
  email_verified boolean not null default false,
  image text,
  -- whether the fact person_registered has been recorded: accounts are made outside our transaction
  announced boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint person_email_once unique (email),
  constraint person_email_lower_case check (email = lower(email)),
  constraint person_name_length check (length(name) between 1 and 100)
);

create table identity.session (
  id uuid primary key,
  person uuid not null references identity.person on delete cascade,
  token text not null,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint session_token_once unique (token)
);
create index session_person on identity.session (person, created_at desc);
create index session_expires_at on identity.session (expires_at);

create table identity.account (
  id uuid primary key,
  person uuid not null references identity.person on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint account_once unique (provider_id, account_id)
);
create index account_person on identity.account (person);

-- One-time codes, hashed.
create table identity.verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index verification_identifier on identity.verification (identifier, created_at desc);

-- Guesses and requests within a window that the first of them opens, by a keyed hash of address and purpose.
create table identity.attempt (
  key text primary key,
  window_start timestamptz not null,
  count int not null
);
create index attempt_window_start on identity.attempt (window_start);

create table identity.organisation (
  id uuid primary key,
  kind text not null,
  -- of an enterprise only
  size text,
  name text not null,
  name_en text,
  intro text,
  website text,
  -- a mainland organisation has a unified social credit code, and a region when it is registered within the Delta
  uscc text,
  region text,
  -- ISO 3166-1 alpha-2; an overseas organisation has a registration number
  country text not null,
  registration_number text,
  -- 经办人授权: who may act in its name, and the scanned mandate
  authorised_person text,
  mandate_file uuid references platform.file,
  state text not null,
  version int not null default 1,
  created_at timestamptz not null,
  moved_at timestamptz not null,
  constraint organisation_kind check (kind in ('enterprise', 'university', 'institute', 'agency', 'organiser', 'authority', 'exchange', 'venue_host')),
  constraint organisation_size check ((kind = 'enterprise') = (size is not null) and (size is null or size in ('large', 'medium', 'small', 'micro'))),
  constraint organisation_country check (country ~ '^[A-Z]{2}$'),
  constraint organisation_number check ((country = 'CN') = (uscc is not null) and (country = 'CN') = (registration_number is null)),
  constraint organisation_region check (region is null or (country = 'CN' and region ~ '^[0-9]{6}$')),
  constraint organisation_state check (state in ('unverified', 'pending', 'verified', 'returned', 'suspended'))
);
-- Only a verified organisation owns its number: nobody can keep another out by claiming its number first.
create unique index organisation_uscc_once on identity.organisation (uscc) where state in ('verified', 'suspended');
create unique index organisation_registration_once on identity.organisation (country, registration_number) where state in ('verified', 'suspended');
create index organisation_waiting on identity.organisation (moved_at, id) where state = 'pending';

create table identity.organisation_legal_move (
  action text not null,
  from_state text not null,
  to_state text not null,
  primary key (action, from_state, to_state)
);
insert into identity.organisation_legal_move (action, from_state, to_state) values
  ('create', '', 'unverified'),
  ('edit', 'unverified', 'unverified'),
  ('edit', 'returned', 'returned'),
  ('ask_verification', 'unverified', 'pending'),
  ('ask_verification', 'returned', 'pending'),
  ('verify', 'pending', 'verified'),
  ('return', 'pending', 'returned'),
  ('suspend', 'verified', 'suspended'),
  ('reinstate', 'suspended', 'verified');
create table identity.organisation_move (
  item uuid not null references identity.organisation,
  n bigint generated always as identity primary key,
  action text not null,
  from_state text not null,
  to_state text not null,
  at timestamptz not null,
  person uuid,
  organisation uuid,
  role text not null,
  reason text,
  constraint organisation_move_legal foreign key (action, from_state, to_state) references identity.organisation_legal_move
);
create index organisation_move_item on identity.organisation_move (item, n);

create table identity.membership (
  id uuid primary key,
  organisation uuid not null references identity.organisation,
  person uuid not null references identity.person,
  role text not null,
  joined_at timestamptz not null,
  ended_at timestamptz,
  constraint membership_role check (role in ('member', 'admin')),
  constraint membership_order check (ended_at is null or ended_at >= joined_at)
);
create unique index membership_once on identity.membership (organisation, person) where ended_at is null;
create index membership_person on identity.membership (person, organisation);

create table identity.invitation (
  id uuid primary key,
  organisation uuid not null references identity.organisation,
  email text not null,
  role text not null,
  token_hash text not null,
  invited_by uuid not null references identity.person,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  withdrawn_at timestamptz,
  constraint invitation_role check (role in ('member', 'admin')),
  constraint invitation_token_once unique (token_hash)
);
create unique index invitation_open_once on identity.invitation (organisation, email) where accepted_at is null and withdrawn_at is null;

-- A role of a person on the platform, in a contest or in a track, from one time to another.
create table identity.role_grant (
  id uuid primary key,
  person uuid not null references identity.person,
  role text not null,
  scope text not null,
  scope_id uuid,
  from_at timestamptz not null,
  to_at timestamptz,
  granted_by uuid references identity.person,
  ended_by uuid references identity.person,
  created_at timestamptz not null,
  constraint role_grant_role check (role in ('admin', 'organiser', 'track_organiser', 'reviewer', 'clearance_officer', 'observer', 'judge', 'certifier', 'authority')),
  constraint role_grant_scope check (scope in ('platform', 'contest', 'track') and (scope = 'platform') = (scope_id is null)),
  constraint role_grant_order check (to_at is null or to_at >= from_at)
);
create index role_grant_person on identity.role_grant (person);
create index role_grant_role on identity.role_grant (role, scope, scope_id);

create table identity.consent (
  id uuid primary key,
  person uuid not null references identity.person,
  purpose text not null,
  notice_version int not null,
  given_at timestamptz not null,
  withdrawn_at timestamptz,
  constraint consent_order check (withdrawn_at is null or withdrawn_at >= given_at)
);
create unique index consent_once on identity.consent (person, purpose) where withdrawn_at is null;

-- What modules above may join with.
create view identity.published_organisation as
  select id, name, name_en, kind, size, region, country, state = 'verified' as verified from identity.organisation;
create view identity.published_person as
  select id, name, name_en from identity.person;
create view identity.published_membership as
  select organisation, person, role, joined_at, ended_at from identity.membership;
