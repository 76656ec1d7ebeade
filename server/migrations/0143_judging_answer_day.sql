-- An invitation to a panel is to be answered by a day; then the place is free again. Invitations of before have none.
alter table judging.seat add column answer_by timestamptz;
create index seat_answer_by on judging.seat (answer_by) where state = 'invited';
insert into judging.seat_legal_move (action, from_state, to_state) values
  ('invite_again', 'invited', 'invited'),
  ('invite_again', 'lapsed', 'invited'),
  ('lapse', 'invited', 'lapsed');
