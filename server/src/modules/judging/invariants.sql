-- name: A panel is in the state to which its last move took it.
select p.id from judging.panel p
where p.state is distinct from (select m.to_state from judging.panel_move m where m.item = p.id order by m.n desc limit 1);

-- name: A seat is in the state to which its last move took it.
select s.id from judging.seat s
where s.state is distinct from (select m.to_state from judging.seat_move m where m.item = s.id order by m.n desc limit 1);

-- name: A duty of a translator is in the state to which its last move took it.
select d.id from judging.duty d
where d.state is distinct from (select m.to_state from judging.duty_move m where m.item = d.id order by m.n desc limit 1);

-- name: Nobody both judges and translates for one need.
select d.id from judging.duty d join judging.seat s on s.panel = d.panel and s.person = d.person
where d.state in ('invited', 'accepted') and s.state in ('invited', 'accepted');

-- name: A translator read nothing before signing.
select d.id from judging.duty_reading r join judging.duty d on d.id = r.duty
where d.undertaken_at is null or r.at < d.undertaken_at;

-- name: What was handed in as a translation was read.
select t.id from judging.translated t
where not exists (select 1 from judging.duty_reading r where r.duty = t.duty and r.solution = t.solution);

-- name: A sheet is in the state to which its last move took it.
select s.id from judging.sheet s
where s.state is distinct from (select m.to_state from judging.sheet_move m where m.item = s.id order by m.n desc limit 1);

-- name: A locked sheet has a score for every criterion of its rubric, within the criterion's range.
select s.id from judging.sheet s join judging.round r on r.id = s.round
join lateral (
  select c.key, c.max from judging.round_criterion c where c.panel = r.panel and c.kind = r.kind
  union all
  select c.key, c.max from judging.criterion c where c.panel = r.panel
    and not exists (select 1 from judging.round_criterion o where o.panel = r.panel and o.kind = r.kind)
) c on true
left join judging.score g on g.sheet = s.id and g.criterion = c.key
where s.state = 'locked' and (g.score is null or g.score > c.max);

-- name: The weights of a rubric make one hundred.
select panel from judging.criterion group by panel having sum(weight) <> 100
union all
select panel from judging.round_criterion group by panel, kind having sum(weight) <> 100;

-- name: Only a round after the first has a rubric of its own.
select c.panel from judging.round_criterion c
where not exists (select 1 from judging.round r where r.panel = c.panel and r.kind = c.kind and r.n > 1);

-- name: From the ranking on, no sheet is open.
select s.id from judging.sheet s join judging.panel p on p.id = s.panel
where s.state = 'open' and p.state in ('scored', 'proposed', 'confirmed', 'noticed', 'definitive', 'declined');

-- name: A confirmed, noticed or definitive panel has its winner, and no other panel has one.
select p.id from judging.panel p left join judging.winner w on w.need = p.need and w.withdrawn_at is null
where (p.state in ('confirmed', 'noticed', 'definitive')) <> (w.id is not null) and p.state <> 'abandoned';

-- name: A noticed or definitive panel has a standing notice of its winner.
select p.id from judging.panel p
left join judging.notice n on n.panel = p.id and n.withdrawn_at is null
left join judging.winner w on w.need = p.need and w.withdrawn_at is null
where p.state in ('noticed', 'definitive') and n.winner is distinct from w.id;

-- name: No result became definitive before its notice was over.
select p.id from judging.panel p join judging.notice n on n.panel = p.id and n.withdrawn_at is null
where p.state = 'definitive' and p.moved_at < n.ends_at;

-- name: The log keeps a promise of every lock of a sheet, as often as it was locked.
select s.id from judging.sheet s
where (select count(*) from judging.sheet_move m where m.item = s.id and m.action = 'lock')
  <> (select count(*) from judging.logged l where l.subject = s.id and l.kind = 'scores_locked');

-- name: The log keeps a promise of every draw, ranking and notice, and of every objection that was decided.
select 'round' as what, r.id from judging.round r
where r.began_at is not null and not exists (select 1 from judging.logged l where l.subject = r.id and l.kind = 'draw')
union all
select 'ranking', r.id from judging.ranking r
where not exists (select 1 from judging.logged l where l.leaf = r.leaf and l.subject = r.id and l.kind = 'ranking')
union all
select 'notice', n.id from judging.notice n
where not exists (select 1 from judging.logged l where l.leaf = n.leaf and l.subject = n.id and l.kind = 'notice')
union all
select 'final', f.id from judging.final f
where f.state <> 'preparing' and not exists (select 1 from judging.logged l where l.leaf = f.leaf and l.subject = f.id and l.kind = 'draw')
union all
select 'objection', o.id from judging.objection_move m join judging.objection o on o.id = m.item
where m.action in ('uphold', 'dismiss')
  and not exists (select 1 from judging.logged l where l.subject = o.id and l.kind = 'objection_decided' and l.content ->> 'outcome' = o.state);

-- name: What is promised stands in the log, by its kind and of the same moment.
select l.leaf from judging.logged l left join log.published_promise p on p.id = l.leaf
where p.id is null or p.kind <> l.kind or p.at <> date_trunc('milliseconds', l.at);

-- name: Rounds begin in their order, and every one but the last has a cut line.
select r.id from judging.round r join judging.round later on later.panel = r.panel and later.n = r.n + 1
where (r.began_at is null and later.began_at is not null) or r.cut_by is null
union all
select r.id from judging.round r
where r.cut_by is not null and not exists (select 1 from judging.round later where later.panel = r.panel and later.n > r.n);

-- name: A round that another one followed has its ranking, and no open sheet.
select r.id from judging.round r join judging.round later on later.panel = r.panel and later.n = r.n + 1
where later.began_at is not null
  and (not exists (select 1 from judging.ranking k where k.round = r.id)
    or exists (select 1 from judging.sheet s where s.round = r.id and s.state = 'open'));

-- name: In a later round only solutions are scored that went on from the round before.
select s.id from judging.sheet s join judging.round r on r.id = s.round
join judging.round before on before.panel = r.panel and before.n = r.n - 1
where not exists (
  select 1 from judging.place p where p.solution = s.solution and p.goes_on
    and p.ranking = (select k.id from judging.ranking k where k.round = before.id order by k.n desc limit 1));

-- name: A final is in the state to which its last move took it.
select f.id from judging.final f
where f.state is distinct from (select m.to_state from judging.final_move m where m.item = f.id order by m.n desc limit 1);

-- name: The record of a final has no gap, and ends where the final says.
select f.id from judging.final f
where f.last <> (select count(*) from judging.final_entry e where e.final = f.id)
  or f.last <> (select coalesce(max(e.n), 0) from judging.final_entry e where e.final = f.id);

-- name: A drawn final has every item in its order, and one that is not sealed has none.
select f.id from judging.final f join judging.final_item i on i.final = f.id
where f.state = 'preparing' or (f.state <> 'sealed' and i.n is null);

-- name: The sheets of a round that was assigned were handed out by it: one for each pair, and its promise stands in the log.
select a.id from judging.assignment a join judging.assigned p on p.assignment = a.id
left join judging.sheet s on s.round = a.round and s.seat = p.seat and s.solution = p.solution
left join judging.logged l on l.leaf = a.leaf and l.kind = 'assignment' and l.subject = a.id
where a.state = 'handed_out' and (s.id is null or l.leaf is null);

-- name: Who judges what stands in the log: every sheet in a promise of its round, and every one that was excused, set aside or given up for a conflict in a later one.
with promised as (
  select l.content ->> 'round' as round, list.of, pair ->> 'seat' as seat, pair ->> 'solution' as solution
  from judging.logged l, (values ('pairs'), ('takenBack')) as list (of), jsonb_array_elements(l.content -> list.of) as pair
  where l.kind = 'assignment')
select s.id from judging.sheet s join judging.round r on r.id = s.round
cross join (values ('pairs'), ('takenBack')) as list (of)
where r.pairs_promised
  and (list.of = 'pairs' or exists (select 1 from judging.sheet_move m where m.item = s.id
    and (m.action in ('excuse', 'declare_conflict') or m.action = 'set_aside' and r.set_aside_promised)))
  and not exists (select 1 from promised p where p.of = list.of
    and p.round = s.round::text and p.seat = s.seat::text and p.solution = s.solution::text);

-- name: An assignment is worth its optimum and what was changed by hand, and each solution has as many judges as it says or more by hand.
select a.id from judging.assignment a
where a.optimum + coalesce((select sum(c.value_after - c.value_before) from judging.assignment_change c where c.assignment = a.id), 0)
  <> coalesce((select sum(p.worth) from judging.assigned p where p.assignment = a.id), 0)
or exists (select 1 from judging.assigned p where p.assignment = a.id group by p.solution having count(*) < a.each);

-- name: A session is in the state to which its last move took it.
select s.id from judging.session s
where s.state is distinct from (select m.to_state from judging.session_move m where m.item = s.id order by m.n desc limit 1);

-- name: The record of a session has no gap, and ends where the session says.
select s.id from judging.session s
where s.last <> (select count(*) from judging.session_entry e where e.session = s.id)
  or s.last <> (select coalesce(max(e.n), 0) from judging.session_entry e where e.session = s.id);

-- name: A meeting is what both sides chose, and a session that was planned has one.
select m.id from judging.session_meeting m
where (select count(*) from judging.session_choice c where c.session = m.session and c.need = m.need and c.team = m.team) <> 2
union all
select s.id from judging.session s
where s.state in ('planned', 'announced', 'closed') and not exists (select 1 from judging.session_meeting m where m.session = s.id);

-- name: What was struck out is out of the round: its sheet is set aside, its objection upheld by a correction, and a ranking was computed since.
select c.sheet from judging.correction c join judging.sheet s on s.id = c.sheet join judging.objection o on o.id = c.objection
where s.state <> 'excused' or o.state <> 'upheld' or o.remedy is distinct from 'correct' or o.panel <> s.panel
  or not exists (select 1 from judging.ranking k where k.round = s.round and k.at >= c.at);

-- name: The log keeps a promise of every price round that was opened, and of every price that was given.
select e.final from judging.final_entry e
where e.action = 'open_prices' and not exists (
  select 1 from judging.logged l where l.kind = 'prices_opened' and l.subject = e.final and l.at = e.at)
union all
select b.final from judging.final_bid b left join log.published_promise p on p.id = b.leaf
where p.id is null or p.kind <> 'price_bid';

-- name: A price is given in a round that was called, and before anything of that round was told.
select b.id from judging.final_bid b join judging.final_entry c on c.final = b.final and c.n = b.round
where c.action <> 'call_prices' or exists (
  select 1 from judging.final_entry o
  where o.final = b.final and o.action = 'open_prices' and o.need = c.need and o.n > c.n and o.at < b.at);
