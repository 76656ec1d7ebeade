-- Desks read their needs off these: of each scope and state the first ones in the order of their last move.
create index need_in_contest on needs.need (contest, state, moved_at, id) where number is not null;
create index need_in_track on needs.need (track, state, moved_at, id) where number is not null;
create index need_everywhere on needs.need (state, moved_at, id) where number is not null;
create index need_of_owner on needs.need (organisation, state, moved_at, id);
drop index needs.need_of_state;
