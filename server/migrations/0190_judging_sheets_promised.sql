-- Who judges what is promised to the log whenever sheets are handed out; in rounds that had begun before this was so, not for all of them.
alter table judging.round add column pairs_promised boolean not null default true;
update judging.round set pairs_promised = false where began_at is not null;
