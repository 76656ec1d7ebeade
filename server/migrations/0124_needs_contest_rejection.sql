-- An owner contests a rejection: the need is reviewed again, by others than who rejected it.
insert into needs.need_legal_move (action, from_state, to_state) values ('contest_rejection', 'rejected', 'submitted');
