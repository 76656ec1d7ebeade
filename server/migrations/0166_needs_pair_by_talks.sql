-- A need is paired by direct talks too: one that nobody judged, or of whose solutions none was chosen.
insert into needs.need_legal_move (action, from_state, to_state) values
  ('pair', 'closed', 'paired'),
  ('pair', 'none_fits', 'paired');
