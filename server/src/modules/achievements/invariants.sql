-- name: An achievement is in the state to which its last move took it.
select a.id from achievements.achievement a
where a.state is distinct from (select m.to_state from achievements.achievement_move m where m.item = a.id order by m.n desc limit 1);

-- name: Each move of an achievement begins where the one before it ended.
select m.item from (select item, from_state, lag(to_state, 1, '') over (partition by item order by n) as before from achievements.achievement_move) m
where m.from_state <> m.before;

-- name: What was handed in carries a signed declaration, and what is public was handed in.
select a.id from achievements.achievement a
where (a.number is not null or a.state = 'under_review')
  and not exists (select 1 from achievements.declaration d where d.achievement = a.id)
  and not exists (select 1 from achievements.achievement_move m where m.item = a.id and m.action = 'enter');

-- name: Nobody made an achievement of its own organisation public.
select m.item from achievements.achievement_move m join achievements.achievement a on a.id = m.item
join identity.published_membership s on s.organisation = a.organisation and s.person = m.person
where m.action = 'publish' and s.joined_at <= m.at and (s.ended_at is null or s.ended_at > m.at);

-- name: An import of achievements is in the state to which its last move took it.
select i.id from achievements.import i
where i.state is distinct from (select m.to_state from achievements.import_move m where m.item = i.id order by m.n desc limit 1);

-- name: The counts of an import are its rows.
select i.id from achievements.import i
where i.imported <> (select count(*) from achievements.achievement a where a.import = i.id)
  or i.bad <> (select count(*) from achievements.import_row r where r.import = i.id)
  or (i.state in ('uploaded', 'waiting', 'running')) = (i.file is null);

-- name: What is public stands in the search index, and nothing else does; unless it is being put anew.
select coalesce(a.id::text, d.id) from (select id from achievements.achievement where state = 'public') a
full join platform.searched_ids('achievements') as d (id) on d.id = a.id::text
where (a.id is null or d.id is null) and not platform.is_put_anew('achievements');

-- name: An expert's assessment is in the state to which its last move took it.
select e.id from achievements.expert_assessment e
where e.state is distinct from (select m.to_state from achievements.expert_assessment_move m where m.item = e.id order by m.n desc limit 1);

-- name: What an expert signed stands as a version, and nothing else of an expert does.
select e.id from achievements.expert_assessment e
where (e.state = 'signed') is distinct from exists (select 1 from achievements.assessment a where a.expert_assessment = e.id and a.achievement = e.achievement);

-- name: An expert corrected a computed version of the same achievement, by its weights.
select a.achievement from achievements.assessment a
where a.kind = 'expert' and not exists (select 1 from achievements.assessment c
  where c.achievement = a.achievement and c.n = a.based_on and c.kind = 'automatic' and c.model = a.model and c.n < a.n);

-- name: The total of an assessment is between its lowest and its highest score.
select a.achievement from achievements.assessment a
where a.total < 100 * (select min(s) from unnest(a.scores) s) or a.total > 100 * (select max(s) from unnest(a.scores) s);
