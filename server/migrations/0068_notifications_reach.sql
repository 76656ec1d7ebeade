-- When who holds a role hears next by e-mail of what waits on its desk: each working day, and nothing where nothing waits.
create table notifications.desk_digest (
  person uuid primary key references identity.person,
  due timestamptz not null
);
create index desk_digest_due on notifications.desk_digest (due);
-- Whoever was ever given a role; who holds none any more is dropped when it is due.
insert into notifications.desk_digest (person, due)
select distinct person, platform.now() from notifications.notification where name = 'role_granted';

alter table notifications.mail_refusal drop constraint mail_refusal_topic_check;
alter table notifications.mail_refusal add constraint mail_refusal_topic_check
  check (topic in ('tasks', 'progress', 'follows', 'desk'));

-- Organisations and searches of the board are followed too.
alter table notifications.follow drop constraint follow_kind_check;
alter table notifications.follow add constraint follow_kind_check
  check (kind in ('need', 'field', 'track', 'organisation', 'search'));
