-- What an objector gives as evidence, until the objection is answered. Like its text it is not taken back.
create table judging.objection_file (
  objection uuid not null references judging.objection,
  file uuid primary key references platform.file,
  type text not null
);
create index objection_file_of_objection on judging.objection_file (objection);
insert into judging.objection_legal_move (action, from_state, to_state) values ('add_evidence', 'filed', 'filed');
