-- What was decided of a need on the board, with the reason that the public reads. Who gave a reason before there was this table was
-- not told that it would be public, so of those none stands here.
create table needs.decision (
  need uuid not null references needs.need,
  n bigint generated always as identity,
  kind text not null,
  at timestamptz not null,
  reason text not null,
  before timestamptz not null,
  deadline timestamptz,
  primary key (need, n),
  constraint decision_kind check (kind in ('extend', 'withdraw', 'terminate')),
  constraint decision_extends check ((kind = 'extend') = (deadline is not null) and deadline > before)
);
