-- name: A deal is in the state to which its last move took it.
select d.id from deals.deal d
where d.state is distinct from (select m.to_state from deals.deal_move m where m.item = d.id order by m.n desc limit 1);

-- name: Each move begins where the one before it ended.
select m.item from (select item, from_state, lag(to_state, 1, '') over (partition by item order by n) as before from deals.deal_move) m
where m.from_state <> m.before;

-- name: A deal is signed when, and only when, both parties have confirmed its contract.
select d.id from deals.deal d left join deals.contract c on c.deal = d.id
where (d.state in ('signed', 'performing', 'accepted', 'closed', 'void')) <> (c.confirmed_at is not null)
  or d.confirmed_at is distinct from c.confirmed_at;

-- name: A contract was confirmed by a person of the side that did not enter it.
select c.deal from deals.contract c
join deals.deal_move m on m.item = c.deal and m.action = 'confirm_contract'
where m.role = c.entered_by or m.person <> c.confirmed_by_person;

-- name: A contract is confirmed once.
select item from deals.deal_move where action = 'confirm_contract' group by item having count(*) > 1;

-- name: The payment plan of a contract sums to its total.
select c.deal from deals.contract c
where c.total_fen <> (select sum((one->>'amountFen')::bigint) from jsonb_array_elements(c.payment_plan) as one);

-- name: Approved income is within the technology amount, and the first payment within the total.
select d.id from deals.deal d join deals.contract c on c.deal = d.id
where d.approved_income_fen > c.technology_fen or d.payment_fen > c.total_fen;

-- name: A deal crosses regions as the regions kept with it say.
select d.id from deals.deal d
where d.cross_region is distinct from (case when d.confirmed_at is null then null else
  coalesce(left(d.owner_region, 2) in ('31', '32', '33', '34') and left(d.solver_region, 2) in ('31', '32', '33', '34')
    and left(d.owner_region, 2) <> left(d.solver_region, 2), false) end);

-- name: A failed deal says why, and no other does.
select d.id from deals.deal d where (d.state = 'failed') <> (d.failure is not null);

-- name: The proof of a payment is a document of the deal's own payer.
select d.id from deals.deal d join deals.document f on f.file = d.payment_document
where f.deal <> d.id or f.side <> 'owner';
