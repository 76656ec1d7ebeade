-- Editions stand side by side on the board: each line names its contest and track, so that a filter by them is one index, as the others are.
alter table needs.board add column contest uuid, add column track uuid;
update needs.board b set contest = n.contest, track = n.track from needs.need n where n.id = b.need;
alter table needs.board alter column contest set not null, alter column track set not null;
create index board_contest on needs.board (contest, published_at desc, need desc);
create index board_track_of on needs.board (track, published_at desc, need desc);
-- counts of a contest, from the index alone
create index board_counts on needs.board (contest, track, state);

-- What modules above may join with.
create view needs.published_need as
  select id, number, contest, track from needs.need where published_at is not null;
