-- An edition that was prepared and never opened may be thrown away, with a reason.
alter table contests.contest drop constraint contest_state;
alter table contests.contest add constraint contest_state check (state in ('draft', 'open', 'closed', 'archived', 'discarded'));
insert into contests.contest_legal_move (action, from_state, to_state) values ('discard', 'draft', 'discarded');
