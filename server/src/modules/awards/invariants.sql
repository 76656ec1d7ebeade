-- name: No award goes to more than its quota, and none gives money that is not its to give.
select a.id from awards.award a join awards.nomination n on n.award = a.id and n.state in ('decided', 'noticed', 'definitive')
group by a.id having count(*) > a.max or (not a.pooled and sum(n.amount) > 0);

-- name: The awards of a contest give no more than its pool.
select p.contest from awards.pool p join awards.award a on a.contest = p.contest
join awards.nomination n on n.award = a.id and n.state in ('decided', 'noticed', 'definitive')
group by p.contest having sum(n.amount) > p.fen;

-- name: What is definitive stood its public notice.
select n.id from awards.nomination n where n.state = 'definitive'
  and (n.notice_until is null or n.notice_until > n.moved_at or not exists (select 1 from awards.nomination_move m where m.item = n.id and m.action = 'notice'));

-- name: Whatever has a life is in the state to which its last move took it.
select n.id from awards.nomination n where n.state is distinct from (select m.to_state from awards.nomination_move m where m.item = n.id order by m.n desc limit 1)
union all
select r.id from awards.recommendation r where r.state is distinct from (select m.to_state from awards.recommendation_move m where m.item = r.id order by m.n desc limit 1);
