-- Public questions about a need and their answers. Who asked is known to staff alone.
create table needs.question (
  id uuid primary key,
  state text not null,
  version int not null default 1,
  created_at timestamptz not null,
  moved_at timestamptz not null,
  need uuid not null references needs.need,
  asker uuid not null references identity.person,
  -- the day in Asia/Shanghai on which it was asked, and which of the asker's it was on that day: a hundred at once are ten
  asked_on date not null,
  nth int not null check (nth between 1 and 10),
  question text not null,
  answer text,
  reason text,
  published_at timestamptz,
  answered_at timestamptz,
  constraint question_nth_of_day unique (asker, asked_on, nth),
  constraint question_answered_with_text check ((answer is null) = (answered_at is null)),
  constraint question_shown_since check (state not in ('published', 'answered') or published_at is not null)
);
create index question_of_need on needs.question (need, published_at desc, id desc) where state in ('published', 'answered');
create index question_waiting on needs.question (created_at, id) where state = 'asked';
create index question_newest on needs.question (created_at desc, id desc);

create table needs.question_legal_move (action text, from_state text, to_state text, primary key (action, from_state, to_state));
insert into needs.question_legal_move (action, from_state, to_state) values
  ('ask', '', 'asked'),
  ('publish', 'asked', 'published'),
  ('refuse', 'asked', 'refused'),
  ('refuse', 'published', 'refused'),
  ('refuse', 'answered', 'refused'),
  ('answer', 'published', 'answered'),
  ('withdraw', 'asked', 'withdrawn'),
  ('withdraw', 'published', 'withdrawn'),
  ('lapse', 'asked', 'lapsed');
create table needs.question_move (
  item uuid not null references needs.question,
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
  constraint question_move_legal foreign key (action, from_state, to_state) references needs.question_legal_move
);
