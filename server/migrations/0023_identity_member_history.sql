-- Who came into an organisation, what they became and who saw to it; and when an invitation was last sent.
alter table identity.invitation add column sent_at timestamptz;
update identity.invitation set sent_at = created_at;
alter table identity.invitation alter column sent_at set not null;

create table identity.member_change (
  n bigint generated always as identity primary key,
  organisation uuid not null references identity.organisation,
  action text not null,
  at timestamptz not null,
  -- whom it concerns: a person, or an address that was invited
  person uuid references identity.person,
  email text,
  role text,
  -- who did it; null for what happened before this was kept
  done_by uuid references identity.person,
  constraint member_change_action check (action in ('invited', 'resent', 'withdrawn', 'joined', 'changed', 'removed', 'left')),
  constraint member_change_whom check ((person is null) <> (email is null)),
  constraint member_change_role check (role is null or role in ('member', 'admin'))
);
create index member_change_organisation on identity.member_change (organisation, n);
create index member_change_sent on identity.member_change (done_by, at) where action in ('invited', 'resent');
insert into identity.member_change (organisation, action, at, person, role)
  select organisation, action, at, person, role from (
    select organisation, 'joined' as action, joined_at as at, person, null as role from identity.membership
    union all
    select organisation, 'left', ended_at, person, null from identity.membership where ended_at is not null
  ) known order by at;
