-- Translators 译员 of the judging of a need: they read its solutions after the opening, under what a judge signs, and hand in translations (decision 0055).
-- `named`: the solutions that are to be translated; null for every one of the need.
create table judging.duty (
  id uuid primary key,
  state text not null,
  version int not null default 1,
  created_at timestamptz not null,
  moved_at timestamptz not null,
  panel uuid not null references judging.panel,
  person uuid not null references identity.person,
  language text not null,
  named uuid[],
  answer_by timestamptz not null,
  undertaking text,
  undertaking_sha256 text,
  undertaken_at timestamptz,
  constraint duty_language check (language in ('zh', 'en')),
  constraint duty_undertaken check (state <> 'accepted' or (undertaking is not null and undertaking_sha256 is not null and undertaken_at is not null))
);
create unique index duty_once on judging.duty (panel, person) where state in ('invited', 'accepted');
create index duty_of_person on judging.duty (person, created_at desc, id desc);
create index duty_answer_by on judging.duty (answer_by) where state = 'invited';

create table judging.duty_legal_move (action text, from_state text, to_state text, primary key (action, from_state, to_state));
insert into judging.duty_legal_move (action, from_state, to_state) values
  ('invite', '', 'invited'),
  ('invite_again', 'invited', 'invited'),
  ('invite_again', 'lapsed', 'invited'),
  ('lapse', 'invited', 'lapsed'),
  ('accept', 'invited', 'accepted'),
  ('decline', 'invited', 'declined'),
  ('decline', 'accepted', 'declined'),
  ('remove', 'invited', 'removed'),
  ('remove', 'accepted', 'removed'),
  ('declare_conflict', 'accepted', 'accepted'),
  ('save', 'accepted', 'accepted'),
  ('hand_in', 'accepted', 'accepted');
create table judging.duty_move (
  item uuid not null references judging.duty,
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
  constraint duty_move_legal foreign key (action, from_state, to_state) references judging.duty_legal_move
);

create index duty_move_person on judging.duty_move (person) where person is not null;

-- Organisations in which a translator declared an interest on taking the duty.
create table judging.duty_interest (
  duty uuid not null references judging.duty,
  organisation uuid not null references identity.organisation,
  primary key (duty, organisation)
);

-- A translator's first reading of each solution, promised in the log before a word of it is shown.
create table judging.duty_reading (
  duty uuid not null references judging.duty,
  solution uuid not null references solutions.solution,
  at timestamptz not null,
  leaf uuid not null,
  primary key (duty, solution)
);

-- What a translator writes of a solution, under the master key: one draft, `n` null, and what was handed in, which stays as it was.
create table judging.translated (
  id uuid primary key,
  duty uuid not null references judging.duty,
  solution uuid not null references solutions.solution,
  n int,
  version int not null default 1,
  wrapped bytea not null,
  at timestamptz not null,
  constraint translated_n unique (duty, solution, n)
);
create unique index translated_draft on judging.translated (duty, solution) where n is null;
create index translated_of_solution on judging.translated (solution) where n is not null;
create function judging.refuse_translated_change() returns trigger language plpgsql as $$
begin
  if old.n is null then return case tg_op when 'DELETE' then old else new end; end if;
  if tg_op = 'UPDATE' and (new.id, new.duty, new.solution, new.n, new.version, new.at)
    is not distinct from (old.id, old.duty, old.solution, old.n, old.version, old.at) then return new; end if;
  raise exception 'what was handed in as a translation stays';
end $$;
-- A new master key wraps anew, and changes nothing else.
create trigger translated_stays before update or delete on judging.translated
  for each row execute function judging.refuse_translated_change();
