-- Mainland mobile numbers beside e-mail. A number stands in account under the provider `mobile`, and its updated_at says when it was last
-- proven by a code; since numbers are given to others, one that was proven long ago opens an account only with more (docs/decisions/0007).

-- Who signs in by mobile or WeChat may have no e-mail address; invariants.sql says that everybody has one of the two handles.
alter table identity.person alter column email drop not null;

alter table identity.account add constraint account_mobile check (provider_id <> 'mobile' or account_id ~ '^\+861[3-9][0-9]{9}$');
alter table identity.account add constraint account_password check ((provider_id = 'credential') = (password is not null));

-- Never used: codes are kept by handle and purpose instead.
drop table identity.phone_code;

-- One-time codes of ours, hashed with a key; one for each handle, purpose and person. better-auth keeps those for signing in by e-mail.
create table identity.one_time_code (
  -- an e-mail address, or a number as +86 and eleven digits
  handle text not null,
  purpose text not null,
  -- null to sign in; who binds the handle, or proves itself by it, otherwise
  person uuid references identity.person on delete cascade,
  code_hash bytea not null,
  guesses_left int not null,
  expires_at timestamptz not null,
  constraint one_time_code_once unique nulls not distinct (handle, purpose, person),
  constraint one_time_code_purpose check (purpose in ('sign_in', 'bind', 'prove') and (purpose = 'sign_in') = (person is null)),
  constraint one_time_code_guesses check (guesses_left >= 0)
);
create index one_time_code_expires_at on identity.one_time_code (expires_at);
create index one_time_code_person on identity.one_time_code (person);
