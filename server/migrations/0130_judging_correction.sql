-- Sheets that an upheld objection struck out of a result: the ranking was computed anew without them, and the one before stays as it was.
create table judging.correction (
  objection uuid not null references judging.objection,
  sheet uuid not null references judging.sheet,
  ground text not null check (ground in ('conflict', 'against_rule', 'mistaken')),
  at timestamptz not null,
  primary key (objection, sheet),
  constraint sheet_struck_once unique (sheet)
);
insert into judging.panel_legal_move (action, from_state, to_state) values ('correct', 'noticed', 'proposed');
insert into judging.sheet_legal_move (action, from_state, to_state) values ('strike', 'locked', 'excused');
