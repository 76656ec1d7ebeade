-- What makes two achievements likely to be one: the title without spaces and signs, the numbers of their rights, and the bands of a
-- fingerprint of their text, of which texts that are nearly the same share one at least.
create function achievements.right_numbers(ip jsonb) returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg(distinct n order by n), '{}')
  from (select regexp_replace(regexp_replace(upper(one ->> 'number'), '[^A-Z0-9]', '', 'g'), '^(ZL|CN)', '') as n
    from jsonb_array_elements(ip) as one) numbers
  where length(n) >= 6
$$;
alter table achievements.achievement
  add column title_key text generated always as (lower(regexp_replace(normalize(title, NFKC), '[[:space:][:punct:]]', '', 'g'))) stored,
  add column right_numbers text[] generated always as (achievements.right_numbers(ip)) stored,
  add column bands int[] not null default '{}',
  add column merged_into uuid references achievements.achievement,
  -- into which it was merged, while it is
  add constraint achievement_merged check (state <> 'merged' or merged_into is not null),
  add constraint achievement_not_into_itself check (merged_into <> id);
create index achievement_title on achievements.achievement (title_key);
create index achievement_rights on achievements.achievement using gin (right_numbers);
create index achievement_bands on achievements.achievement using gin (bands);
create index achievement_merged on achievements.achievement (merged_into) where merged_into is not null;

insert into achievements.achievement_legal_move (action, from_state, to_state) values
  ('merge', 'draft', 'merged'),
  ('merge', 'returned', 'merged'),
  ('merge', 'public', 'merged'),
  ('separate', 'merged', 'public'),
  ('take_out', 'merged', 'draft');
