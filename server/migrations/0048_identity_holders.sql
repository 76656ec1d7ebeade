-- A natural person who holds technology (技术持有人) takes part as a house of one, without a number of its own: its verification is that of its
-- person's real name (docs/decisions/0010).
alter table identity.organisation add column holder uuid references identity.person;
alter table identity.organisation drop constraint organisation_kind;
alter table identity.organisation add constraint organisation_kind
  check (kind in ('enterprise', 'university', 'institute', 'agency', 'organiser', 'authority', 'exchange', 'venue_host', 'individual'));
alter table identity.organisation drop constraint organisation_number;
alter table identity.organisation add constraint organisation_number check (
  case when kind = 'individual' then uscc is null and registration_number is null
    else (country = 'CN') = (uscc is not null) and (country = 'CN') = (registration_number is null) end);
alter table identity.organisation add constraint organisation_holder
  check ((kind = 'individual') = (holder is not null) and (kind <> 'individual' or state in ('verified', 'suspended')));
create unique index organisation_holder_once on identity.organisation (holder) where holder is not null;
insert into identity.organisation_legal_move (action, from_state, to_state) values ('register', '', 'verified');
