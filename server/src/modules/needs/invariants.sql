-- name: A published need has a number, a signed public text, and a line on the board in the same state.
select n.id from needs.need n
left join needs.public_text t on t.need = n.id
left join needs.board b on b.need = n.id
where n.published_at is not null and (n.number is null or t.signed_at is null
  or not n.quarantined and (b.need is null or b.state <> n.state or b.deadline <> n.deadline));

-- name: A need on the board has a line for each second level of its fields and no other, one of them heading each top field, as the need stands.
select n.id from needs.need n
where exists (select 1 from needs.board b where b.need = n.id) and (
  (select array_agg(l.field_second order by l.field_second) from needs.board_line l where l.need = n.id) is distinct from
  (select array_agg(distinct left(code, 3) order by left(code, 3)) from unnest(n.field || n.other_fields) as code)
  or (select count(*) from needs.board_line l where l.need = n.id and l.heads) <>
  (select count(distinct left(code, 2)) from unnest(n.field || n.other_fields) as code)
  or exists (select 1 from needs.board_line l where l.need = n.id and (l.state <> n.state or l.deadline <> n.deadline)));

-- name: Nothing stands on the board that was not published, or is in quarantine.
select b.need from needs.board_line b join needs.need n on n.id = b.need where n.published_at is null or n.quarantined;

-- name: A need is in the state to which its last move took it.
select n.id from needs.need n
where n.state is distinct from (select m.to_state from needs.need_move m where m.item = n.id order by m.n desc limit 1);

-- name: Each move begins where the one before it ended.
select m.item from (select item, from_state, lag(to_state, 1, '') over (partition by item order by n) as before from needs.need_move) m
where m.from_state <> m.before;

-- name: A submitted need carries a signed declaration.
select n.id from needs.need n
where n.number is not null and not exists (select 1 from needs.declaration d where d.need = n.id);

-- name: A need that was handed in, and has not moved since, has the version that was handed in.
select m.item from needs.need_move m
where m.action = 'submit' and not exists (select 1 from needs.need_move l where l.item = m.item and l.n > m.n)
  and not exists (select 1 from needs.need_version v where v.need = m.item);

-- name: A need that staff entered from paper began as their move, and was handed in by its owner's people.
select n.id from needs.need n
where n.entered_by is not null and (
  not exists (select 1 from needs.need_move m where m.item = n.id and m.action = 'create' and m.role = 'organiser' and m.person = n.entered_by)
  or exists (select 1 from needs.need_move m where m.item = n.id and m.action = 'submit' and m.role <> 'owner'));

-- name: A report is in the state to which its last move took it, and a need is in quarantine while one of its reports is.
select r.id from needs.report r
where r.state is distinct from (select m.to_state from needs.report_move m where m.item = r.id order by m.n desc limit 1)
union all
select n.id from needs.need n
where n.quarantined <> exists (select 1 from needs.report r where r.need = n.id and r.state = 'quarantined');

-- name: A question is in the state to which its last move took it.
select q.id from needs.question q
where q.state is distinct from (select m.to_state from needs.question_move m where m.item = q.id order by m.n desc limit 1);

-- name: An answer that is held back is kept, and nothing of it is public.
select q.id from needs.question q where q.state = 'held' and (q.held_answer is null or q.answer is not null);

-- name: A question was asked while its need was open.
select q.id from needs.question q join needs.need n on n.id = q.need where q.created_at >= n.deadline or q.created_at < n.published_at;

-- name: A confidential text, and an access to it, is in the state to which its last move took it.
select c.id from needs.confidential c
where c.state is distinct from (select m.to_state from needs.confidential_move m where m.item = c.id order by m.n desc limit 1)
union all
select d.id from needs.disclosure d
where d.state is distinct from (select m.to_state from needs.disclosure_move m where m.item = d.id order by m.n desc limit 1);

-- name: Whoever read a confidential text had accepted its terms as they then were, and never stood for the owner.
select r.id from needs.confidential_reading r
join needs.disclosure d on d.id = r.disclosure
join needs.confidential c on c.id = r.confidential
join needs.need n on n.id = c.need
where d.person <> r.person or d.organisation <> r.organisation or d.organisation = n.organisation
  or not exists (
    select 1 from needs.disclosure_acceptance a
    join needs.confidential_terms t on t.confidential = c.id and t.n = a.terms and t.sha256 = a.sha256
    where a.disclosure = d.id and a.at <= r.at
      and t.n = (select max(u.n) from needs.confidential_terms u where u.confidential = c.id and u.at <= r.at));

-- name: Nobody whom the owner keeps out has access to its confidential text.
select d.id from needs.disclosure d
join needs.confidential_excluded e on e.confidential = d.confidential and e.organisation = d.organisation
where d.state = 'granted';

-- name: An import is in the state to which its last move took it, and keeps its file until its end.
select i.id from needs.import i
where i.state is distinct from (select m.to_state from needs.import_move m where m.item = i.id order by m.n desc limit 1)
  or (i.state in ('waiting', 'running')) = (i.file is null);

-- name: The counts of an import are its rows, and each draft that it made is known by its source.
select i.id from needs.import i
where i.settled <> (select count(*) from needs.import_row r where r.import = i.id)
  or i.imported <> (select count(*) from needs.import_row r where r.import = i.id and r.outcome = 'imported')
  or i.bad <> (select count(*) from needs.import_row r where r.import = i.id and r.outcome = 'bad')
  or exists (select 1 from needs.import_row r where r.import = i.id and r.need is not null
    and not exists (select 1 from needs.import_source s where s.need = r.need and s.contest = i.contest and s.source = i.source));

-- name: What stands on the board has the terms by which it is found to be like others, and nothing else has.
select coalesce(b.need, p.need) from needs.board b full join needs.public_terms p on p.need = b.need where b.need is null or p.need is null;

-- name: A second diagnosis is in the state to which its last move took it, and what was found sent its need on.
select d.id from needs.diagnosis d
where d.state is distinct from (select m.to_state from needs.diagnosis_move m where m.item = d.id order by m.n desc limit 1)
  or (d.state = 'answered' and not exists (
    select 1 from needs.need_move m where m.item = d.need and m.role = 'diagnosis' and m.person = d.person and m.at >= d.moved_at
      and m.to_state = case d.finding ->> 'suggestion' when 'mend' then 'returned' else 'under_review' end));

-- name: An original was read for its diagnosis only by the one who was asked, while it was asked, and undertook it first.
select r.id from needs.diagnosis_reading r join needs.diagnosis d on d.id = r.diagnosis join needs.need n on n.id = d.need
where r.person <> d.person or r.at < d.created_at or (d.state <> 'asked' and r.at > d.moved_at)
  or not exists (select 1 from needs.diagnosis_reading f where f.diagnosis = d.id and f.undertaking is not null and f.id <= r.id)
  or exists (select 1 from identity.published_membership m where m.organisation = n.organisation and m.person = r.person
    and m.joined_at <= r.at and (m.ended_at is null or m.ended_at > r.at));
-- name: Where a second reviewer signed a rejection, it is another than who gave its reasons, and the need was rejected with it.
select w.need from needs.rejection_word w where w.kind = 'second' and (
  not exists (select 1 from needs.rejection_word f where f.need = w.need and f.kind = 'reject' and f.n < w.n and f.person <> w.person)
  or not exists (select 1 from needs.need_move m where m.item = w.need and m.action = 'sign_rejection' and m.person = w.person and m.at >= w.at));

-- name: The reasons of a rejection stand with the word that gave them.
select w.need from needs.rejection_word w
where (w.kind = 'reject') <> exists (select 1 from needs.rejection_point p where p.need = w.need and p.word = w.n);

-- name: nobody was told of an overdue step before its term ended
select id from needs.need where step_overdue_at is not null and (step_due is null or step_overdue_at < step_due);

-- name: What is on the board stands in the search index, and nothing else does; unless it is being put anew.
select coalesce(n.id::text, d.id) from (select id from needs.need where published_at is not null and not quarantined) n
full join platform.searched_ids('needs') as d (id) on d.id = n.id::text
where (n.id is null or d.id is null) and not platform.is_put_anew('needs');
