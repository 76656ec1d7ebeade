-- An inquiry 询问: an organisation asks the owner of a public achievement; accepted, it is a deal of no need and no contest.
create table deals.inquiry (
  id uuid primary key,
  state text not null,
  version int not null default 1,
  created_at timestamptz(3) not null,
  moved_at timestamptz not null,
  achievement uuid not null references achievements.achievement,
  -- in whose name, and who asked
  organisation uuid not null references identity.organisation,
  person uuid not null references identity.person,
  purpose text not null,
  cooperation text[] not null,
  message text not null,
  -- after which it lapses
  due_at timestamptz not null,
  declined text,
  note text,
  constraint inquiry_purpose check (purpose in ('use', 'develop', 'invest', 'evaluate', 'other')),
  constraint inquiry_declined check ((state <> 'declined' or declined is not null) and (declined is null or state in ('asked', 'declined'))
    and (declined is not null or note is null) and (declined is null or declined in ('taken', 'not_now', 'unfit', 'terms', 'other')))
);
create unique index inquiry_open_once on deals.inquiry (achievement, organisation) where state = 'asked';
create index inquiry_of_asker on deals.inquiry (organisation, created_at desc, id desc);
create index inquiry_of_achievement on deals.inquiry (achievement, created_at desc, id desc);
create index inquiry_person on deals.inquiry (person);
create index inquiry_due on deals.inquiry (due_at, id) where state = 'asked';

create table deals.inquiry_legal_move (action text, from_state text, to_state text, primary key (action, from_state, to_state));
insert into deals.inquiry_legal_move (action, from_state, to_state) values
  ('ask', '', 'asked'),
  ('withdraw', 'asked', 'withdrawn'),
  ('accept', 'asked', 'accepted'),
  ('decline', 'asked', 'declined'),
  ('lapse', 'asked', 'lapsed');
create table deals.inquiry_move (
  item uuid not null references deals.inquiry,
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
  constraint inquiry_move_legal foreign key (action, from_state, to_state) references deals.inquiry_legal_move
);
create index inquiry_move_person on deals.inquiry_move (person) where person is not null;

-- How the asker can be reached: kept while the inquiry is open, and handed to its deal, where it is read once both sides gave theirs.
create table deals.inquiry_contact (
  inquiry uuid primary key references deals.inquiry,
  person uuid not null references identity.person,
  name text not null,
  phone text not null,
  email text,
  agreed_at timestamptz not null
);
create index inquiry_contact_person on deals.inquiry_contact (person);

-- A deal is of a need, or of an inquiry.
alter table deals.deal
  alter column contest drop not null,
  alter column track drop not null,
  alter column need drop not null,
  alter column need_number drop not null,
  drop constraint deal_source,
  add column inquiry uuid references deals.inquiry constraint one_deal_of_inquiry unique,
  -- the achievement's number as it stood when the deal opened
  add column achievement_number text,
  add constraint deal_of_one check ((need is null) = (inquiry is not null)
    and (need is null) = (contest is null) and (need is null) = (track is null) and (need is null) = (need_number is null)
    and (inquiry is null) = (achievement_number is null) and (inquiry is null or solution is null)),
  add constraint deal_source check ((meeting is null) = (session is null) and (inquiry is null or meeting is null)
    and (meeting is not null or solution is not null or inquiry is not null));
