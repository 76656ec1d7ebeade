-- name: an organisation with members has an administrator
select m.organisation from identity.membership m
where m.ended_at is null
group by m.organisation
having count(*) filter (where m.role = 'admin') = 0;

-- name: a verified organisation with members has somebody who signs for it
select m.organisation from identity.membership m
join identity.organisation o on o.id = m.organisation and o.state in ('verified', 'suspended')
where m.ended_at is null
group by m.organisation
having count(*) filter (where m.signs) = 0;

-- name: an organisation stands in the state of its last move
select o.id from identity.organisation o
join lateral (select x.to_state from identity.organisation_move x where x.item = o.id order by x.n desc limit 1) last on true
where last.to_state <> o.state;

-- name: nobody decided on an organisation while being its member
select x.item from identity.organisation_move x
join identity.membership m on m.organisation = x.item and m.person = x.person
where x.action in ('verify', 'return', 'suspend', 'reinstate')
  and m.joined_at <= x.at and (m.ended_at is null or m.ended_at > x.at);

-- name: a change of verified data stands in the state of its last move
select c.id from identity.organisation_change c
join lateral (select x.to_state from identity.organisation_change_move x where x.item = c.id order by x.n desc limit 1) last on true
where last.to_state <> c.state;

-- name: nobody decided on a change of an organisation while being its member
select x.item from identity.organisation_change_move x
join identity.organisation_change c on c.id = x.item
join identity.membership m on m.organisation = c.organisation and m.person = x.person
where x.action in ('approve', 'return') and m.joined_at <= x.at and (m.ended_at is null or m.ended_at > x.at);

-- name: no change is open in an organisation that was merged
select c.id from identity.organisation_change c
join identity.organisation o on o.id = c.organisation
where o.state = 'merged' and c.state in ('draft', 'pending', 'returned');

-- name: a natural person takes part alone, and only while its real name is verified
select o.id from identity.organisation o
where o.kind = 'individual' and (
  (o.state = 'verified' and not exists (select 1 from identity.real_name r where r.id = o.holder and r.state = 'verified'))
  or exists (select 1 from identity.membership m where m.organisation = o.id and m.ended_at is null and m.person <> o.holder));

-- name: a merged organisation has no members, keys or invitations, and leads to one that was not merged
select o.id from identity.organisation o
left join identity.organisation i on i.id = o.merged_into
where (o.merged_into is not null) <> (o.state = 'merged') or i.state = 'merged'
  or (o.state = 'merged' and (
    exists (select 1 from identity.membership m where m.organisation = o.id and m.ended_at is null)
    or exists (select 1 from identity.api_key k where k.organisation = o.id and k.revoked_at is null)
    or exists (select 1 from identity.invitation v where v.organisation = o.id and v.accepted_at is null and v.withdrawn_at is null)));

-- name: an accepted invitation made somebody a member
-- The owner of its address at that time, who may have another by now.
select i.id from identity.invitation i
where i.accepted_at is not null and not exists (
  select 1 from identity.membership m where m.organisation = i.organisation and m.joined_at >= i.accepted_at);

-- name: an accepted offer of a role became a grant of it
select i.id from identity.grant_invitation i
where i.accepted_at is not null and (i.to_at is null or i.to_at > i.accepted_at) and not exists (
  select 1 from identity.role_grant g
  where g.role = i.role and g.scope = i.scope and g.scope_id is not distinct from i.scope_id
    and (g.to_at is null or g.to_at >= i.accepted_at));

-- name: everybody can sign in by an e-mail address or a mobile number
select p.id from identity.person p
where p.email is null and not exists (select 1 from identity.account a where a.person = p.id and a.provider_id = 'mobile')
  and not exists (select 1 from identity.deletion d where d.person = p.id and d.done_at is not null);

-- name: a deleted account opens nothing and acts for nobody
select d.person from identity.deletion d
join identity.person p on p.id = d.person
where d.done_at is not null and (
  p.email is not null
  or exists (select 1 from identity.account a where a.person = d.person)
  or exists (select 1 from identity.session s where s.person = d.person)
  or exists (select 1 from identity.second_factor f where f.person = d.person)
  or exists (select 1 from identity.membership m where m.person = d.person and m.ended_at is null)
  or exists (select 1 from identity.consent c where c.person = d.person and c.withdrawn_at is null)
  or exists (select 1 from identity.role_grant g where g.person = d.person and (g.to_at is null or g.to_at > greatest(d.done_at, g.from_at))));

-- name: a backup code stands beside a second factor that is on
select b.person from identity.backup_code b
join identity.second_factor f on f.person = b.person
where f.confirmed_at is null;

-- name: a real name stands in the state of its last move
select r.id from identity.real_name r
join lateral (select x.to_state from identity.real_name_move x where x.item = r.id order by x.n desc limit 1) last on true
where last.to_state <> r.state;

-- name: nobody took up or decided its own real name
select x.item from identity.real_name_move x
where x.action in ('take', 'verify', 'return', 'suspend', 'reinstate') and x.person = x.item;

-- name: a number of an identity document stands only while it waits, and a picture no longer than is said
select r.id from identity.real_name r
where (r.sealed_number is not null and r.state <> 'pending')
  or (r.picture is not null and r.state <> 'pending' and r.picture_until is null)
  or (r.wrapped_key is not null and r.picture is null);

-- name: a deleted account has no real name
select r.id from identity.real_name r
join identity.deletion d on d.person = r.id
where d.done_at is not null and (r.name is not null or r.number_ending is not null or r.picture is not null or r.state in ('pending', 'verified'));
