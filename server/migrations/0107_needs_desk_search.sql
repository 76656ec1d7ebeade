-- Pairs of neighbouring characters, in lower case: what holds all pairs of a search may have it somewhere, whatever the language, and no other does.
create function needs.character_pairs(said text) returns text[] language sql immutable parallel safe cost 200 as $$
  select coalesce(array_agg(distinct substr(lower(said), at, 2)), '{}') from generate_series(1, length(lower(said)) - 1) as at
$$;

-- The desks find a need by a part of its number or its title.
create index need_found on needs.need using gin (needs.character_pairs(coalesce(number, '') || ' ' || title)) with (fastupdate = off);

-- Their lists by the day on which a step is due, what has none last, and by number.
create index need_by_due on needs.need ((case
    when state in ('submitted', 'under_review', 'signed_off', 'cleared') or state = 'accepted' and triage = 'ready' then coalesce(step_due, 'infinity')
    else 'infinity' end), id) where number is not null;
create index need_by_number on needs.need ((lpad(coalesce(number, ''), 40, '0') collate "C"), id) where number is not null;
create index need_latest on needs.need (moved_at desc, id desc) where number is not null;

-- They are narrowed to a technical field, which may be any of several.
create index need_in_field on needs.need using gin (array_append(other_fields, field)) with (fastupdate = off);
