-- A need that was not handed in, or came back, goes to another track of its edition; or to another edition, where it begins as a draft.
insert into needs.need_legal_move (action, from_state, to_state) values
  ('change_track', 'draft', 'draft'),
  ('change_track', 'returned', 'returned'),
  ('change_edition', 'draft', 'draft'),
  ('change_edition', 'returned', 'draft');
