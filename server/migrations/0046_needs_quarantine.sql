-- Reports of published needs, and the quarantine that one of them may be: while it is, nobody reads the need but with a reason.
create table needs.report (
  id uuid primary key,
  state text not null,
  version int not null default 1,
  created_at timestamptz not null,
  moved_at timestamptz not null,
  need uuid not null references needs.need,
  kind text not null check (kind in ('state_secret', 'others_information', 'infringement', 'other')),
  words text not null,
  -- null for a visitor
  reporter uuid references identity.person,
  -- a keyed hash of the person, or of a visitor's network on that day: tells nobody who it was
  source bytea not null,
  -- the day in Asia/Shanghai on which it came, and which of its source's it was on that day: a hundred at once are five
  reported_on date not null,
  nth int not null check (nth between 1 and 5),
  quarantined_at timestamptz,
  reason text,
  constraint report_nth_of_day unique (source, reported_on, nth),
  constraint report_quarantined_since check (state <> 'quarantined' or quarantined_at is not null)
);
create unique index report_quarantines_once on needs.report (need) where state = 'quarantined';
create index report_of_need on needs.report (need, state);
create index report_of_person on needs.report (reporter, moved_at) where reporter is not null;
create index report_waiting on needs.report (created_at, id) where state in ('waiting', 'quarantined');
create index report_newest on needs.report (created_at desc, id desc);

create table needs.report_legal_move (action text, from_state text, to_state text, primary key (action, from_state, to_state));
insert into needs.report_legal_move (action, from_state, to_state) values
  ('report', '', 'waiting'),
  ('report_secret', '', 'quarantined'),
  ('quarantine', 'waiting', 'quarantined'),
  ('read', 'quarantined', 'quarantined'),
  ('dismiss', 'waiting', 'dismissed'),
  ('lift', 'quarantined', 'lifted');
create table needs.report_move (
  item uuid not null references needs.report,
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
  constraint report_move_legal foreign key (action, from_state, to_state) references needs.report_legal_move
);

-- Whether a report of it is a quarantine now: so that no query of needs can forget to ask.
alter table needs.need add column quarantined boolean not null default false;
