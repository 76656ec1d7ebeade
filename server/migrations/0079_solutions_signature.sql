-- 单位签署: a solution whose leader does not sign for its organisation is handed in under a signature of one who does. What is signed is the words of a
-- version, for one solution; of what the team writes nothing stands here. Before the opening it tells that a team answers a need: whom the leader asks,
-- and nobody else, learns of it.
create table solutions.signature (
  id uuid primary key,
  state text not null,
  version int not null default 1,
  created_at timestamptz not null,
  moved_at timestamptz not null,
  solution uuid not null references solutions.solution,
  asked_by uuid not null references identity.person,
  -- for which organisation, by whom, and which words, SHA-256 of each as it was read
  organisation uuid references identity.organisation,
  signed_by uuid references identity.person,
  signed_at timestamptz,
  terms text,
  terms_sha256 text,
  declaration text,
  declaration_sha256 text,
  reason text,
  constraint signature_state check (state in ('asked', 'signed', 'refused', 'taken_back')),
  constraint signature_whole check (
    num_nulls(organisation, signed_by, signed_at, terms, terms_sha256, declaration, declaration_sha256) in (0, 7)
    and (signed_by is not null or state <> 'signed')
  ),
  constraint signature_reason check (reason is not null or state <> 'refused')
);
create unique index solution_signature_asked_once on solutions.signature (solution) where state = 'asked';
create index signature_of_solution on solutions.signature (solution, created_at desc);
create index signature_asker on solutions.signature (asked_by);

-- Whom the leader asked.
create table solutions.signature_asked (
  signature uuid not null references solutions.signature,
  person uuid not null references identity.person,
  primary key (signature, person)
);
create index signature_asked_person on solutions.signature_asked (person);

create table solutions.signature_legal_move (action text, from_state text, to_state text, primary key (action, from_state, to_state));
insert into solutions.signature_legal_move (action, from_state, to_state) values
  ('ask', '', 'asked'),
  ('sign', 'asked', 'signed'),
  ('refuse', 'asked', 'refused'),
  ('take_back', 'asked', 'taken_back');
create table solutions.signature_move (
  item uuid not null references solutions.signature,
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
  constraint signature_move_legal foreign key (action, from_state, to_state) references solutions.signature_legal_move
);
create index signature_move_person on solutions.signature_move (person);

-- Under which signature a version was handed in; null where the leader signed, and of what was handed in before there were such.
alter table solutions.version
  add column signature uuid references solutions.signature,
  add constraint version_signature check (signature is null or submitted_at is not null);
