-- Organisations that were registered twice: one is merged into the other and stays as history that leads there.
alter table identity.organisation add column merged_into uuid references identity.organisation;
alter table identity.organisation drop constraint organisation_state;
alter table identity.organisation add constraint organisation_state
  check (state in ('unverified', 'pending', 'verified', 'returned', 'suspended', 'merged'));
alter table identity.organisation add constraint organisation_merged
  check ((state <> 'merged' or merged_into is not null) and merged_into is distinct from id);
create index organisation_merged_into on identity.organisation (merged_into) where merged_into is not null;
insert into identity.organisation_legal_move (action, from_state, to_state) values
  ('merge', 'unverified', 'merged'),
  ('merge', 'pending', 'merged'),
  ('merge', 'verified', 'merged'),
  ('merge', 'returned', 'merged');

-- By which names are compared: full-width forms made plain, without case, spaces and marks.
alter table identity.organisation add column name_key text
  generated always as (lower(regexp_replace(normalize(name, NFKC), '[[:space:][:punct:]]', '', 'g'))) stored;
create index organisation_name_key on identity.organisation (name_key) where state <> 'merged';
create index organisation_uscc on identity.organisation (uscc) where uscc is not null and state <> 'merged';

alter table identity.member_change drop constraint member_change_action;
alter table identity.member_change add constraint member_change_action
  check (action in ('invited', 'resent', 'withdrawn', 'joined', 'changed', 'removed', 'left', 'merged'));
