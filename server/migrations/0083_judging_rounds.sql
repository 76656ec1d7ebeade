-- A panel has one to three rounds, planned before judging begins: a round without seed is still to come.
alter table judging.round
  alter column seed drop not null,
  alter column began_at drop not null,
  add column hides_solvers boolean not null default false,
  add column shows_scores boolean not null default false,
  add column names_judges boolean not null default false,
  add column cut_by text,
  add column cut_at int,
  add column score_by timestamptz,
  add constraint round_begun check ((seed is null) = (began_at is null)),
  add constraint round_kind check (kind in ('qualifying', 'online', 'final')),
  add constraint round_cut check ((cut_by in ('rank', 'score') and cut_at > 0) or (cut_by is null and cut_at is null)),
  add constraint round_kind_once unique (panel, kind);
alter table judging.round
  alter column hides_solvers drop default,
  alter column shows_scores drop default,
  alter column names_judges drop default;
update judging.round r set score_by = p.score_by from judging.panel p where p.id = r.panel;

-- Whether a solution went on to the round after this ranking's.
alter table judging.place add column goes_on boolean not null default false;
alter table judging.place alter column goes_on drop default;

insert into judging.panel_legal_move (action, from_state, to_state) values
  ('set_rounds', 'preparing', 'preparing'),
  ('advance', 'scored', 'scoring');
