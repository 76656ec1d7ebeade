-- An answer that may tell who the owner is, or how to reach it, waits for the staff beside the question, which stays public without it.
alter table needs.question
  add column held_answer text,
  add column held_traces jsonb not null default '[]',
  -- why staff returned it to the owner
  add column held_reason text,
  drop constraint question_shown_since,
  add constraint question_shown_since check (state not in ('published', 'held', 'answered') or published_at is not null);
drop index needs.question_of_need;
create index question_of_need on needs.question (need, published_at desc, id desc) where state in ('published', 'held', 'answered');
create index question_held on needs.question (created_at, id) where state = 'held';
insert into needs.question_legal_move (action, from_state, to_state) values
  ('hold', 'published', 'held'),
  ('release', 'held', 'answered'),
  ('return_answer', 'held', 'published'),
  ('refuse', 'held', 'refused');
