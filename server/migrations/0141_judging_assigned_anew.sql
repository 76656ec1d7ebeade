-- After a cut the next round may be begun without sheets: judges are assigned anew among those who went on, and then the sheets are handed out.
insert into judging.panel_legal_move (action, from_state, to_state) values ('hand_out', 'scoring', 'scoring');
