-- name: Every posting makes zero, over at least two accounts of its own contest.
select p.id from brokers.posting p
left join brokers.posting_line l on l.posting = p.id
left join brokers.account a on a.id = l.account
group by p.id having count(l.account) < 2 or coalesce(sum(l.points), 0) <> 0 or bool_or(a.contest <> p.contest);

-- name: A reversal takes back exactly what it reverses.
select r.id from brokers.posting r join brokers.posting p on p.id = r.reverses
where p.kind <> 'points' or p.need <> r.need or exists (
  select 1 from brokers.posting_line l where l.posting in (p.id, r.id) group by l.account having sum(l.points) <> 0);

-- name: Issuance only ever gives, holders only ever get, but for reversals.
select l.posting from brokers.posting_line l join brokers.account a on a.id = l.account join brokers.posting p on p.id = l.posting
where (a.kind = 'issuance') <> ((l.points < 0) = (p.kind = 'points'));

-- name: Points stand only on shares that stand, or were voided since with the points.
select p.id from brokers.posting p join brokers.attribution t on t.need = p.need
where p.kind = 'points' and t.state not in ('confirmed', 'resolved')
  and not (t.state = 'voided' and exists (select 1 from brokers.posting r where r.reverses = p.id));

-- name: The shares of an attribution make ten thousand.
select attribution from brokers.attribution_share group by attribution having sum(share) <> 10000;

-- name: A broker belongs to one agency at a time.
select one.id from brokers.affiliation one join brokers.affiliation other on other.broker = one.broker and other.id > one.id
where one.from_at < coalesce(other.to_at, 'infinity') and other.from_at < coalesce(one.to_at, 'infinity');

-- name: A conversion spends its pool to the fen, and is signed exactly when it is frozen.
select c.id from brokers.conversion c
where c.pool is distinct from (select sum(r.gross) from brokers.conversion_row r where r.conversion = c.id)
  or (c.state = 'frozen') <> exists (select 1 from brokers.payout p where p.conversion = c.id);

-- name: More points never get less of the pool.
select x.conversion from brokers.conversion_row x join brokers.conversion_row y on y.conversion = x.conversion
where x.points > y.points and x.gross < y.gross;

-- name: Whatever has a life is in the state to which its last move took it.
select a.id from brokers.agency a where a.state is distinct from (select m.to_state from brokers.agency_move m where m.item = a.id order by m.n desc limit 1)
union all
select b.id from brokers.broker b where b.state is distinct from (select m.to_state from brokers.broker_move m where m.item = b.id order by m.n desc limit 1)
union all
select d.id from brokers.mandate d where d.state is distinct from (select m.to_state from brokers.mandate_move m where m.item = d.id order by m.n desc limit 1)
union all
select t.id from brokers.attribution t where t.state is distinct from (select m.to_state from brokers.attribution_move m where m.item = t.id order by m.n desc limit 1)
union all
select c.id from brokers.conversion c where c.state is distinct from (select m.to_state from brokers.conversion_move m where m.item = c.id order by m.n desc limit 1);

-- name: Who was told of another mandate of its broker is of the other side of the same need.
select d.mandate from brokers.disclosure d join brokers.mandate m on m.id = d.mandate join brokers.mandate o on o.id = d.other
where m.broker <> o.broker or m.need <> o.need or m.side = o.side or m.confirmed_at is null or o.confirmed_at is null;
