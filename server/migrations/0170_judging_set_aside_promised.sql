-- What is set aside, for a conflict that was found or a finalist who did not come, is promised to the log too; in rounds that had begun before this
-- was so, not all of it.
alter table judging.round add column set_aside_promised boolean not null default true;
update judging.round set set_aside_promised = false where began_at is not null;
