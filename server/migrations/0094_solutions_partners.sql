-- Consent of consortium partners that are registered here. Which organisation it is nobody reads here: the hash finds it for its own
-- signatories, the words are under the team's key.
create table solutions.partner (
  id uuid primary key,
  solution uuid not null references solutions.solution,
  organisation_hash bytea not null,
  sealed_words bytea not null,
  state text not null constraint partner_state check (state in ('asked', 'consented', 'declined')),
  -- Raised with each asking, so that nobody consents to another task than was read.
  version integer not null default 1,
  at timestamptz not null,
  constraint partner_once unique (solution, organisation_hash)
);
create index partner_of_organisation on solutions.partner (organisation_hash) where state <> 'declined';

insert into solutions.solution_legal_move (action, from_state, to_state) values ('lose_partner', 'submitted', 'withdrawn');
