-- Where two people review a need, each signs one checklist; only the one who decides says what becomes of it.
alter table needs.review alter column triage drop not null;
insert into needs.need_legal_move (action, from_state, to_state) values ('check', 'under_review', 'under_review');

-- What a reviewer asked to be mended, field by field.
create table needs.return_point (
  need uuid not null references needs.need,
  at timestamptz not null,
  n int not null,
  field text not null,
  code text not null,
  says text,
  primary key (need, at, n)
);
