-- An offered role has a day until which it can be taken up; whoever offered it is told once it lapses, and may send it again.
alter table identity.grant_invitation
  add column sent_at timestamptz,
  add column answer_by timestamptz,
  add column reminded_at timestamptz,
  add column lapsed_at timestamptz;
update identity.grant_invitation set sent_at = created_at;
alter table identity.grant_invitation
  alter column sent_at set not null,
  add constraint grant_invitation_lapse check (lapsed_at is null or (answer_by is not null and accepted_at is null));
create index grant_invitation_due on identity.grant_invitation (answer_by)
  where accepted_at is null and withdrawn_at is null and lapsed_at is null;
