-- The bank account into which a technology manager's bonus is paid (product §3, §10): sealed with the master key for this one person, and
-- read only while its consent to that stands.
create table brokers.payee_account (
  person uuid primary key references identity.person,
  sealed bytea not null,
  given_at timestamptz not null
);
