-- A need has a line on the board for each second level of the fields that it is in, so that each of its fields is the beginning of an
-- index and a list stays one scan. `main` marks the line of its first field, `heads` one line for each of its top fields: what is
-- narrowed by no field reads the main lines, by a top field those that head, by a second level all; a need is in each once.
alter table needs.board rename to board_line;
alter table needs.board_line
  add column field_second text,
  add column main boolean not null default true,
  add column heads boolean not null default true;

drop index needs.board_newest, needs.board_deadline, needs.board_budget, needs.board_field_region, needs.board_field_second,
  needs.board_region, needs.board_region_second, needs.board_industry, needs.board_industry_second, needs.board_state,
  needs.board_track, needs.board_contest, needs.board_track_of, needs.board_counts, needs.board_short_term, needs.board_long_term;
alter table needs.board_line drop constraint board_pkey, drop constraint board_number_unique;

update needs.board_line set field_second = left(field, 3);
insert into needs.board_line (need, number, title, state, mode, track_kind, field, other_fields, field_top, field_second, main, heads,
  industry, region, region_top, budget_min, budget_max, short_term, long_term, company, published_at, deadline, contest, track, words)
select l.need, l.number, l.title, l.state, l.mode, l.track_kind, l.field, l.other_fields, left(second, 2), second, false,
  left(second, 2) <> l.field_top and second = min(second) over (partition by l.need, left(second, 2)),
  l.industry, l.region, l.region_top, l.budget_min, l.budget_max, l.short_term, l.long_term, l.company, l.published_at, l.deadline,
  l.contest, l.track, l.words
from needs.board_line l
cross join lateral (select distinct left(code, 3) as second from unnest(string_to_array(l.other_fields, ' ')) as code) as seconds
where second <> l.field_second;

alter table needs.board_line
  alter column field_second set not null,
  alter column main drop default,
  alter column heads drop default,
  add constraint board_line_pkey primary key (need, field_second),
  add constraint board_line_top check (field_top = left(field_second, 2)),
  add constraint board_line_main check (main = (field_second = left(field, 3)) and (heads or not main));
create unique index board_need_unique on needs.board_line (need) where main;
create unique index board_number_unique on needs.board_line (number) where main;
create unique index board_heads_unique on needs.board_line (field_top, need) where heads;
create index board_newest on needs.board_line (published_at desc, need desc) where main;
create index board_deadline on needs.board_line (deadline, need) where main;
create index board_budget on needs.board_line (coalesce(budget_max, 0) desc, need desc) where main;
create index board_field_region on needs.board_line (field_top, region_top, published_at desc, need desc) where heads;
create index board_field on needs.board_line (field_top, published_at desc, need desc) where heads;
create index board_field_deadline on needs.board_line (field_top, deadline, need) where heads;
create index board_field_budget on needs.board_line (field_top, coalesce(budget_max, 0) desc, need desc) where heads;
create index board_field_second on needs.board_line (field_second, published_at desc, need desc);
create index board_region on needs.board_line (region_top, published_at desc, need desc) where main;
create index board_region_second on needs.board_line (left(region, 4), published_at desc, need desc) where main;
create index board_industry on needs.board_line (left(industry, 1), published_at desc, need desc) where main;
create index board_industry_second on needs.board_line (left(industry, 3), published_at desc, need desc) where main;
create index board_state on needs.board_line (state, published_at desc, need desc) where main;
create index board_track on needs.board_line (track_kind, published_at desc, need desc) where main;
create index board_contest on needs.board_line (contest, published_at desc, need desc) where main;
create index board_track_of on needs.board_line (track, published_at desc, need desc) where main;
create index board_counts on needs.board_line (contest, track, state) where main;
create index board_short_term on needs.board_line (published_at desc, need desc) where main and short_term;
create index board_long_term on needs.board_line (published_at desc, need desc) where main and long_term;

-- The board with each need once.
create view needs.board as
  select need, number, title, state, mode, track_kind, field, other_fields, field_top, industry, region, region_top, budget_min,
    budget_max, short_term, long_term, company, published_at, deadline, contest, track, words
  from needs.board_line where main;
