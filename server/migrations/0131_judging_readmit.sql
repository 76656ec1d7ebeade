-- An upheld objection can readmit a solution that was screened out by mistake: it alone is scored, and the round is ranked anew.
insert into judging.panel_legal_move (action, from_state, to_state) values ('readmit', 'noticed', 'scoring');
