-- A second factor (TOTP, RFC 6238), when a session was last seen, sign-in by mobile number.

-- Of a person whose second factor is on, a session counts only once the second step was taken in it.
alter table identity.session add column second_step_at timestamptz;
-- Written at most once in a quarter of an hour.
alter table identity.session add column seen_at timestamptz;

-- One secret a person, wrapped with the master key; it counts from its first right code on.
create table identity.second_factor (
  person uuid primary key references identity.person on delete cascade,
  secret bytea not null,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  -- the time step of the last code that was used; no code of this step or an earlier one counts again
  last_step bigint not null,
  constraint second_factor_order check (confirmed_at is null or confirmed_at >= created_at)
);

-- Codes for whoever lost the device: hashed with a key, gone when used.
create table identity.backup_code (
  person uuid not null references identity.second_factor on delete cascade,
  code_hash bytea not null,
  primary key (person, code_hash)
);

-- Whether this role can be acted in only with a second factor, whatever the installation asks for.
alter table identity.role_grant add column second_factor boolean not null default false;

-- One mobile number and one WeChat user a person; they stand in account beside the password.
create unique index account_of_provider_once on identity.account (person, provider_id);

-- One-time codes by text message, hashed with a key; one for each number and purpose.
create table identity.phone_code (
  number text not null,
  -- null to sign in; who is binding the number to its account otherwise
  person uuid references identity.person on delete cascade,
  code_hash bytea not null,
  guesses_left int not null,
  expires_at timestamptz not null,
  constraint phone_code_once unique nulls not distinct (number, person),
  constraint phone_code_number check (number ~ '^\+861[3-9][0-9]{9}$')
);
create index phone_code_expires_at on identity.phone_code (expires_at);
