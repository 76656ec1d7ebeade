-- Titles of what is public by how they begin, for suggestions while one types.
create index achievement_public_title on achievements.achievement (title_key text_pattern_ops) where state = 'public';

-- Keywords are in the search index as they are said, so that they can be suggested: what is public is put anew.
insert into platform.search_feed (index)
select 'achievements' where exists (select from achievements.achievement where state = 'public')
on conflict (index, scope) do update set after = null, started = null;

-- A search of the library that somebody keeps, and of which news are told.
create table achievements.saved_search (
  id uuid primary key,
  person uuid not null references identity.person,
  name text not null check (char_length(name) between 1 and 60),
  -- its choices, as the library's address has them
  query text not null check (char_length(query) <= 1200),
  every text not null check (every in ('at_once', 'day', 'off')),
  created_at timestamptz not null,
  -- what was published up to here was looked at
  looked_at timestamptz(3) not null,
  constraint saved_search_once unique (person, query)
);
create index saved_search_due on achievements.saved_search (every, looked_at);
