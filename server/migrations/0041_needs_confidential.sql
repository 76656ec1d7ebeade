-- The confidential text of a need, between the public one and the deal's documents: what its owner is writing now.
create table needs.confidential (
  id uuid primary key,
  state text not null,
  version int not null default 1,
  created_at timestamptz not null,
  moved_at timestamptz not null,
  need uuid not null references needs.need,
  title text not null,
  text text not null,
  indicators jsonb not null,
  own_terms text,
  -- whether the owner approves each reader
  approval boolean not null,
  -- the newest version and terms that were offered; 0 before the first
  offered int not null default 0,
  terms int not null default 0,
  constraint confidential_once unique (need),
  constraint confidential_offered_since check (state = 'draft' or (offered > 0 and terms > 0))
);

create function needs.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is only ever added to', tg_table_name;
end $$;

-- Each version as it was offered, with the declaration that was signed for it.
create table needs.confidential_version (
  confidential uuid not null references needs.confidential,
  n int not null check (n > 0),
  title text not null,
  text text not null,
  indicators jsonb not null,
  declaration text not null,
  person uuid not null references identity.person,
  at timestamptz not null,
  primary key (confidential, n)
);
create trigger confidential_version_append_only before update or delete on needs.confidential_version
  for each row execute function needs.refuse_change();

-- Each wording of the terms: which standard ones, what the owner added, and the hash of both.
create table needs.confidential_terms (
  confidential uuid not null references needs.confidential,
  n int not null check (n > 0),
  standard text not null,
  own text,
  sha256 text not null,
  at timestamptz not null,
  primary key (confidential, n)
);
create trigger confidential_terms_append_only before update or delete on needs.confidential_terms
  for each row execute function needs.refuse_change();

-- A file stands in every version from `since` on, and before `until`.
create table needs.confidential_file (
  file uuid primary key references platform.file,
  confidential uuid not null references needs.confidential,
  since int not null,
  until int
);
create index confidential_file_of on needs.confidential_file (confidential);

-- Organisations that the owner keeps out.
create table needs.confidential_excluded (
  confidential uuid not null references needs.confidential,
  organisation uuid not null references identity.organisation,
  person uuid not null references identity.person,
  at timestamptz not null,
  primary key (confidential, organisation)
);

create table needs.confidential_legal_move (action text, from_state text, to_state text, primary key (action, from_state, to_state));
insert into needs.confidential_legal_move (action, from_state, to_state) values
  ('write', '', 'draft'),
  ('edit', 'draft', 'draft'),
  ('edit', 'open', 'open'),
  ('edit', 'closed', 'closed'),
  ('offer', 'draft', 'open'),
  ('offer', 'closed', 'open'),
  ('release', 'open', 'open'),
  ('close', 'open', 'closed'),
  ('inspect', 'open', 'open');
create table needs.confidential_move (
  item uuid not null references needs.confidential,
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
  constraint confidential_move_legal foreign key (action, from_state, to_state) references needs.confidential_legal_move
);

-- One person's access to a confidential text, for one organisation.
create table needs.disclosure (
  id uuid primary key,
  state text not null,
  version int not null default 1,
  created_at timestamptz not null,
  moved_at timestamptz not null,
  confidential uuid not null references needs.confidential,
  person uuid not null references identity.person,
  organisation uuid not null references identity.organisation,
  -- what the owner said when it declined or ended it
  reason text
);
create unique index disclosure_once on needs.disclosure (confidential, person, organisation) where state in ('asked', 'granted');
create index disclosure_of_person on needs.disclosure (person, created_at desc, id desc);
create index disclosure_of_text on needs.disclosure (confidential, created_at desc, id desc);
create index disclosure_waiting on needs.disclosure (created_at, id) where state = 'asked';

create table needs.disclosure_legal_move (action text, from_state text, to_state text, primary key (action, from_state, to_state));
insert into needs.disclosure_legal_move (action, from_state, to_state) values
  ('ask', '', 'asked'),
  ('enter', '', 'granted'),
  ('grant', 'asked', 'granted'),
  ('grant', 'declined', 'granted'),
  ('grant', 'ended', 'granted'),
  ('decline', 'asked', 'declined'),
  ('end', 'granted', 'ended'),
  ('accept', 'asked', 'asked'),
  ('accept', 'granted', 'granted'),
  ('read', 'granted', 'granted'),
  ('leave', 'asked', 'withdrawn'),
  ('leave', 'granted', 'withdrawn'),
  ('lapse', 'asked', 'lapsed');
create table needs.disclosure_move (
  item uuid not null references needs.disclosure,
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
  constraint disclosure_move_legal foreign key (action, from_state, to_state) references needs.disclosure_legal_move
);

-- Which terms were accepted with an access, and when.
create table needs.disclosure_acceptance (
  disclosure uuid not null references needs.disclosure,
  terms int not null,
  sha256 text not null,
  at timestamptz not null,
  primary key (disclosure, terms)
);
create trigger disclosure_acceptance_append_only before update or delete on needs.disclosure_acceptance
  for each row execute function needs.refuse_change();

-- Every reading: of the text, or of one file. Of a reader through an access; of staff with a reason.
create table needs.confidential_reading (
  id bigint generated always as identity primary key,
  confidential uuid not null references needs.confidential,
  version int not null,
  file uuid references platform.file,
  person uuid not null references identity.person,
  organisation uuid references identity.organisation,
  disclosure uuid references needs.disclosure,
  reason text,
  at timestamptz not null,
  constraint reading_of_version foreign key (confidential, version) references needs.confidential_version,
  constraint reading_by_right check ((disclosure is null) = (organisation is null) and (disclosure is not null or reason is not null))
);
create index confidential_reading_of on needs.confidential_reading (confidential, id desc);
create index confidential_reading_through on needs.confidential_reading (disclosure) where disclosure is not null;
create trigger confidential_reading_append_only before update or delete on needs.confidential_reading
  for each row execute function needs.refuse_change();
