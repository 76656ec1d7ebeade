-- Who wants what they follow gathered in one e-mail a day or a week, and when the next one is due; who is not here gets each at once.
create table notifications.digest (
  person uuid primary key references identity.person,
  every text not null check (every in ('day', 'week')),
  due timestamptz not null
);
create index digest_due on notifications.digest (due);
-- A message that waits for its person's next digest. It leaves with it once: both change in one transaction.
alter table notifications.notification add column waits boolean not null default false;
create index notification_waiting on notifications.notification (person, id) where waits;
