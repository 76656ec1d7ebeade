-- What was public before there was a search index is put into it.
insert into platform.search_feed (index)
select 'achievements' where exists (select from achievements.achievement where state = 'public');
