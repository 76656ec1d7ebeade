-- The register of judges: what each knows, when each is away, and to whom each is or was bound. Kept by the judge; what an organiser
-- brings in waits under an address or a number until somebody has it, and gives way to what the judge writes.
create table judging.register (
  id uuid primary key,
  person uuid references identity.person,
  email text,
  mobile text,
  -- Of who has no account yet, for the organiser that brought it in.
  name text,
  fields text[] not null,
  industries text[] not null,
  keywords text[] not null,
  most_sheets int,
  own boolean not null,
  version int not null,
  changed_by uuid not null references identity.person,
  changed_at timestamptz not null,
  constraint register_of_person_once unique (person),
  constraint register_of_email_once unique (email),
  constraint register_of_mobile_once unique (mobile),
  constraint register_of_somebody check (num_nonnulls(person, email, mobile) = 1),
  constraint register_own check (not own or person is not null),
  constraint register_most_sheets check (most_sheets between 1 and 500)
);

-- Days when a judge is away, both counted.
create table judging.absence (
  register uuid not null references judging.register on delete cascade,
  from_day date not null,
  to_day date not null,
  constraint absence_once primary key (register, from_day, to_day),
  constraint absence_order check (to_day >= from_day)
);

-- Where a judge works, worked, studied or advises. `organisation` where it is registered here; without a last day it goes on.
create table judging.affiliation (
  register uuid not null references judging.register on delete cascade,
  n int not null,
  kind text not null,
  name text not null,
  organisation uuid references identity.organisation,
  from_day date,
  to_day date,
  constraint affiliation_nth primary key (register, n),
  constraint affiliation_kind check (kind in ('employer', 'part_time', 'board', 'studied', 'adviser', 'other')),
  constraint affiliation_order check (to_day >= from_day)
);
create index affiliation_organisation on judging.affiliation (organisation);
create index register_changed_by on judging.register (changed_by);
