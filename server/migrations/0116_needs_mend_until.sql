-- Until when a returned need may be handed in again by its own term, whatever its track takes: working days are no sum that the database
-- does, so the moment is kept with the return. Of what was returned before, the end of 征集 alone is reminded of.
alter table needs.need add column mend_until timestamptz;
create index need_mend_until on needs.need (mend_until) where state = 'returned';
create index need_to_hand_in on needs.need (track) where state in ('draft', 'returned');
