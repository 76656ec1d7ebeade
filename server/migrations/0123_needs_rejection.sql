-- What reviewers signed of rejecting a need: its reasons; that a second one finds them right, or says the opposite; that it is taken back.
create table needs.rejection_word (
  need uuid not null references needs.need,
  n bigint generated always as identity,
  at timestamptz not null,
  person uuid not null references identity.person,
  kind text not null,
  says text,
  primary key (need, n),
  constraint rejection_word_kind check (kind in ('reject', 'second', 'oppose', 'take_back')),
  constraint rejection_word_opposes check (kind <> 'oppose' or says is not null)
);
create trigger rejection_word_append_only before update or delete on needs.rejection_word
  for each row execute function needs.refuse_change();
create table needs.rejection_point (
  need uuid not null,
  word bigint not null,
  n int not null,
  code text not null,
  says text not null,
  primary key (need, word, n),
  foreign key (need, word) references needs.rejection_word
);
create trigger rejection_point_append_only before update or delete on needs.rejection_point
  for each row execute function needs.refuse_change();

insert into needs.need_legal_move (action, from_state, to_state) values
  ('propose_rejection', 'under_review', 'under_review'),
  ('sign_rejection', 'under_review', 'rejected'),
  ('oppose_rejection', 'under_review', 'under_review'),
  ('take_back_rejection', 'under_review', 'under_review');
