-- An edition is followed as well: its phases, what is decided of its dates, and that another one is opened.
alter table notifications.follow drop constraint follow_kind_check;
alter table notifications.follow add constraint follow_kind_check
  check (kind in ('need', 'field', 'track', 'contest', 'organisation', 'search'));
