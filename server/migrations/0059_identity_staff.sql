-- A role offered to an address that has no account yet: it becomes a grant as soon as an account has proven the address.
create table identity.grant_invitation (
  id uuid primary key,
  email text not null,
  role text not null,
  scope text not null,
  scope_id uuid,
  from_at timestamptz not null,
  to_at timestamptz,
  second_factor boolean not null,
  invited_by uuid not null references identity.person,
  created_at timestamptz not null,
  accepted_at timestamptz,
  withdrawn_at timestamptz,
  constraint grant_invitation_scope check (scope in ('platform', 'contest', 'track') and (scope = 'platform') = (scope_id is null)),
  constraint grant_invitation_order check (to_at is null or to_at > from_at),
  constraint grant_invitation_ends_once check (accepted_at is null or withdrawn_at is null)
);
create unique index grant_invitation_open_once on identity.grant_invitation (email, role, scope, scope_id) nulls not distinct
  where accepted_at is null and withdrawn_at is null;
create index grant_invitation_of on identity.grant_invitation (invited_by, created_at);
