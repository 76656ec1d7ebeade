-- name: A solution is in the state to which its last move took it.
select s.id from solutions.solution s
where s.state is distinct from (select m.to_state from solutions.solution_move m where m.item = s.id order by m.n desc limit 1);

-- name: Each move begins where the one before it ended.
select m.item from (select item, from_state, lag(to_state, 1, '') over (partition by item order by n) as before from solutions.solution_move) m
where m.from_state <> m.before;

-- name: What was handed in has its version in force, sealed to its need, with a receipt in the log.
select s.id from solutions.solution s
left join solutions.version v on v.solution = s.id and v.n = s.in_force
where s.in_force is not null and (v.submitted_at is null or v.key_for_need is null or v.submitted_at <> s.submitted_at);

-- name: Every solution answers a need that has a key.
select s.id from solutions.solution s left join solutions.need_key k on k.need = s.need where k.need is null;

-- name: The leader sits in the team.
select s.id from solutions.solution s
where not exists (select 1 from solutions.member m where m.solution = s.id and m.leader and m.person = s.leader);

-- name: What is open was opened by the clock, and only that has words in the clear.
select s.id from solutions.solution s left join solutions.opened o on o.solution = s.id
where (o.solution is not null) <> (s.state in ('opened', 'screened_in', 'screened_out', 'ranked', 'chosen', 'not_chosen'));

-- name: What was opened was opened after the deadline's closing of its need.
select o.solution from solutions.opened o join solutions.solution s on s.id = o.solution
where o.at < s.submitted_at or not exists (select 1 from solutions.opening p where p.need = s.need);

-- name: Nothing that was sealed is damaged.
select id from solutions.solution where state = 'damaged';

-- name: What was screened has its finding.
select s.id from solutions.solution s left join solutions.screening g on g.solution = s.id
where s.state in ('screened_in', 'screened_out') and g.passed is distinct from (s.state = 'screened_in');

-- name: The log keeps a promise of every version that was handed in, with its team and number, and of no other.
select v.solution, v.n from solutions.version v join solutions.solution s on s.id = v.solution
left join log.published_promise p on p.id = v.leaf
where case when v.submitted_at is null then v.leaf is not null
  else p.kind is distinct from 'solution_receipt' or p.team <> s.team::text or p.version <> v.n end;

-- name: The log keeps a promise of every opening.
select o.need from solutions.opening o left join log.published_promise p on p.id = o.leaf
where p.kind is distinct from 'solutions_opened';

-- name: The log keeps a promise of every reading on arrival, which was of a version that had been handed in.
select r.id from solutions.reading r join solutions.version v on v.solution = r.solution and v.n = r.n
left join log.published_promise p on p.id = r.leaf
where p.kind is distinct from 'solutions_opened' or v.submitted_at is null or v.submitted_at > r.at;

-- name: The log keeps a promise of every reading of what was opened, which was after its opening.
select r.id from solutions.opened_reading r left join solutions.opened o on o.solution = r.solution
left join log.published_promise p on p.id = r.leaf
where p.kind is distinct from 'solution_read' or o.at is null or o.at > r.at;

-- name: An organisation's signature is whole where it was signed, and only there.
select id from solutions.signature where (state = 'signed') <> (signed_by is not null) or (state = 'refused') <> (reason is not null);

-- name: A signature is in the state to which its last move took it, and was asked of somebody.
select s.id from solutions.signature s
where s.state is distinct from (select m.to_state from solutions.signature_move m where m.item = s.id order by m.n desc limit 1)
  or not exists (select 1 from solutions.signature_asked a where a.signature = s.id);

-- name: Who signed for an organisation was asked to.
select s.id from solutions.signature s
where s.signed_by is not null and not exists (select 1 from solutions.signature_asked a where a.signature = s.id and a.person = s.signed_by);

-- name: What was handed in under a signature was handed in under one of its own that was given before.
select v.solution from solutions.version v join solutions.signature s on s.id = v.signature
where s.state <> 'signed' or s.solution <> v.solution or s.signed_at > v.submitted_at;
