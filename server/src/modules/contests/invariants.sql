-- name: a contest stands in the state of its last move
select c.id from contests.contest c
join lateral (select x.to_state from contests.contest_move x where x.item = c.id order by x.n desc limit 1) last on true
where last.to_state <> c.state;

-- name: each move between phases begins where the one before ended
select x.n from contests.phase_change x
join lateral (
  select y.to_phase from contests.phase_change y
  where y.contest = x.contest and y.track is not distinct from x.track and y.n < x.n order by y.n desc limit 1) before on true
where before.to_phase is distinct from x.from_phase;

-- name: a contest that is over is in no phase
select x.contest from contests.phase_change x join contests.contest c on c.id = x.contest
where c.state in ('closed', 'archived') and x.to_phase is not null and not exists (
  select 1 from contests.phase_change y where y.contest = x.contest and y.track is not distinct from x.track and y.n > x.n);

-- name: a rule of a track belongs to that track's contest
select r.id from contests.contest_rule r join contests.track t on t.id = r.track where t.contest <> r.contest;
