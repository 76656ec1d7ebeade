-- A deal opens from a definitive result, by its winner, or from a meeting of a matchmaking session after which both sides went on.
-- Whom an owner met may have answered another need: then no solution to this one stands behind the deal.
alter table deals.deal
  alter column solution drop not null,
  add column meeting uuid references judging.session_meeting,
  add column session text,
  add constraint deal_of_meeting unique (meeting),
  add constraint deal_source check ((meeting is null) = (session is null) and (meeting is not null or solution is not null));
