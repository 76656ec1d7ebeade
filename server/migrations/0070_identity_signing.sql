-- 签署权: which members act for their organisation where it is bound. Administrators of verified organisations hold it from here on, so that
-- nothing that is under way stops.
alter table identity.membership add column signs boolean not null default false;
update identity.membership m set signs = true from identity.organisation o
  where o.id = m.organisation and o.state in ('verified', 'suspended') and m.role = 'admin' and m.ended_at is null;

alter table identity.member_change drop constraint member_change_action;
alter table identity.member_change add constraint member_change_action
  check (action in ('invited', 'resent', 'withdrawn', 'joined', 'changed', 'removed', 'left', 'merged', 'signing_given', 'signing_ended'));
insert into identity.member_change (organisation, action, at, person, role)
  select organisation, 'signing_given', platform.now(), person, role from identity.membership
  where signs and ended_at is null order by organisation, joined_at;
