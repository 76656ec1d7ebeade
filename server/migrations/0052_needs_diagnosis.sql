-- A second diagnosis of a need that its review left unclear: whom a reviewer asked, as what, until which day, and what was found.
create table needs.diagnosis (
  id uuid primary key,
  state text not null,
  version int not null default 1,
  created_at timestamptz not null,
  moved_at timestamptz not null,
  need uuid not null references needs.need,
  asked_by uuid not null references identity.person,
  person uuid not null references identity.person,
  capacity text not null check (capacity in ('broker', 'expert')),
  -- the agency of a broker
  organisation uuid references identity.organisation,
  due date not null,
  question text not null,
  finding jsonb,
  -- why it was declined or taken back
  reason text,
  constraint diagnosis_for_agency check ((capacity = 'broker') = (organisation is not null)),
  constraint diagnosis_found check ((state = 'answered') <= (finding is not null)),
  constraint diagnosis_by_another check (person <> asked_by)
);
create unique index diagnosis_open_once on needs.diagnosis (need) where state = 'asked';
create index diagnosis_of_need on needs.diagnosis (need, created_at desc, id desc);
create index diagnosis_of_person on needs.diagnosis (person, due, id) where state = 'asked';
create index diagnosis_waiting on needs.diagnosis (due, id) where state = 'asked';
create index diagnosis_nothing on needs.diagnosis (need, moved_at) where state in ('declined', 'expired');

create table needs.diagnosis_legal_move (action text, from_state text, to_state text, primary key (action, from_state, to_state));
insert into needs.diagnosis_legal_move (action, from_state, to_state) values
  ('ask', '', 'asked'),
  ('read', 'asked', 'asked'),
  ('answer', 'asked', 'answered'),
  ('decline', 'asked', 'declined'),
  ('recall', 'asked', 'recalled'),
  ('expire', 'asked', 'expired'),
  ('lapse', 'asked', 'lapsed');
create table needs.diagnosis_move (
  item uuid not null references needs.diagnosis,
  n bigint generated always as identity,
  action text not null,
  from_state text not null,
  to_state text not null,
  at timestamptz not null,
  person uuid,
  organisation uuid,
  role text not null,
  reason text,
  primary key (item, n),
  constraint diagnosis_move_legal foreign key (action, from_state, to_state) references needs.diagnosis_legal_move
);

-- Every reading of an original for its diagnosis, or of one of its files, and what the reader undertook.
create table needs.diagnosis_reading (
  id bigint generated always as identity primary key,
  diagnosis uuid not null references needs.diagnosis,
  person uuid not null references identity.person,
  file uuid,
  undertaking text,
  at timestamptz not null,
  constraint diagnosis_reading_undertaken check ((file is null) = (undertaking is not null))
);
create index diagnosis_reading_of on needs.diagnosis_reading (diagnosis, id);
create trigger diagnosis_reading_append_only before update or delete on needs.diagnosis_reading
  for each row execute function needs.refuse_change();

-- A diagnosis sends its need back to its owner, or to its review.
insert into needs.need_legal_move (action, from_state, to_state) values
  ('return', 'accepted', 'returned'),
  ('review_again', 'accepted', 'under_review');
