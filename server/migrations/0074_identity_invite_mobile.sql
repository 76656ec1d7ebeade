-- Invitations to a mobile number, beside those to an e-mail address: without a token, since whoever proves the number takes them.
alter table identity.invitation alter column email drop not null;
alter table identity.invitation alter column token_hash drop not null;
alter table identity.invitation add column mobile text;
alter table identity.invitation add constraint invitation_whom check (num_nonnulls(email, mobile) = 1);
alter table identity.invitation add constraint invitation_token check ((email is null) = (token_hash is null));
create unique index invitation_open_mobile_once on identity.invitation (mobile, organisation)
  where accepted_at is null and withdrawn_at is null and mobile is not null;

alter table identity.grant_invitation alter column email drop not null;
alter table identity.grant_invitation add column mobile text;
alter table identity.grant_invitation add constraint grant_invitation_whom check (num_nonnulls(email, mobile) = 1);
drop index identity.grant_invitation_open_once;
create unique index grant_invitation_open_once on identity.grant_invitation (email, role, scope, scope_id) nulls not distinct
  where accepted_at is null and withdrawn_at is null and email is not null;
create unique index grant_invitation_open_mobile_once on identity.grant_invitation (mobile, role, scope, scope_id) nulls not distinct
  where accepted_at is null and withdrawn_at is null and mobile is not null;

alter table identity.member_change add column mobile text;
create index member_change_mobile on identity.member_change (mobile) where mobile is not null;
alter table identity.member_change drop constraint member_change_whom;
alter table identity.member_change add constraint member_change_whom check (num_nonnulls(person, email, mobile) = 1);

-- Text messages to numbers that were invited, each about an invitation or an offered role, of which one waits. `outcome` is null
-- while it waits; `sending` is written before the provider is asked, so whatever ends then, it is not asked again.
create table identity.text_message (
  id uuid primary key,
  about uuid not null,
  template text not null,
  -- Forgotten, with what its variables say, when it has ended.
  mobile text,
  variables jsonb not null,
  at timestamptz not null,
  due timestamptz not null,
  tries int not null default 0,
  outcome text,
  moved_at timestamptz not null,
  constraint text_message_forgotten check ((mobile is null) = (outcome is not null)),
  constraint text_message_outcome check (outcome in ('sending', 'sent', 'unanswered', 'number_refused', 'too_many', 'not_taken', 'void'))
);
create unique index text_message_waits_once on identity.text_message (about) where outcome is null;
create index text_message_due on identity.text_message (due) where outcome is null;
