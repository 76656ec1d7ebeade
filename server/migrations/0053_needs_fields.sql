-- Technical fields beside the first, and whether its owner would cooperate this once, or on.
alter table needs.need
  add column other_fields text[] not null default '{}',
  add column cooperation text[] not null default '{}';

-- On the board the other fields stand as codes with spaces between.
alter table needs.board
  add column other_fields text not null default '',
  add column short_term boolean not null default false,
  add column long_term boolean not null default false;
create index board_short_term on needs.board (published_at desc, need desc) where short_term;
create index board_long_term on needs.board (published_at desc, need desc) where long_term;
