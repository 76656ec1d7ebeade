-- What was on the board before there was a search index is put into it.
insert into platform.search_feed (index)
select 'needs' where exists (select from needs.need where published_at is not null and not quarantined);
