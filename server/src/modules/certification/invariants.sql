-- name: An application is in the state to which its last move took it.
select a.id from certification.application a
where a.state is distinct from (select m.to_state from certification.application_move m where m.item = a.id order by m.n desc limit 1);

-- name: Each move begins where the one before it ended.
select m.item from (select item, from_state, lag(to_state, 1, '') over (partition by item order by n) as before from certification.application_move) m
where m.from_state <> m.before;

-- name: A certificate stands for each issued or revoked application, and for no other.
select a.id from certification.application a left join certification.certificate c on c.id = a.id
where (a.state in ('issued', 'revoked')) <> (c.id is not null) or (a.state = 'revoked') <> (c.revoked_at is not null)
  or c.deal <> a.deal;

-- name: What stands beside a certificate's document is what the document says.
select c.id from certification.certificate c
where c.document->'content'->>'number' <> c.number or c.document->'leaf'->>'subject' <> c.number
  or (c.document->'content'->>'sample')::boolean <> c.sample or c.document->'proof'->>'keyId' <> c.key_id;

-- name: No certificate was issued without a checklist, by the same person.
select c.id from certification.certificate c left join certification.checklist l on l.application = c.id
where not exists (select 1 from certification.application_move m where m.item = c.id and m.action = 'issue' and m.person = l.certifier);

-- name: Numbers of a year follow each other without a gap.
select s.year from certification.serial s
where s.last <> (select count(*) from certification.certificate c where split_part(c.number, '-', 2)::int = s.year)
  or s.last <> (select max(split_part(c.number, '-', 3)::int) from certification.certificate c where split_part(c.number, '-', 2)::int = s.year);

-- name: An amount is shown only where both parties want it.
select a.id from certification.application a join certification.certificate c on c.id = a.id
where c.document->'content'->'amount' <> 'null'::jsonb and not (a.owner_shows_amount and a.solver_shows_amount);
