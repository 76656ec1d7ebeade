-- A round that runs may be given more time.
insert into judging.panel_legal_move (action, from_state, to_state) values ('give_time', 'scoring', 'scoring');
