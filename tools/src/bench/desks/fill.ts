import pg from 'pg';
import { idOf } from '../board/fill.ts';

/** Whose desks are measured: people by their ids. */
export type Sitters = Readonly<Record<'owner' | 'reviewer' | 'organiser', string>>;

/** Needs that wait for their review, and needs at every later step before publishing, out of the hundred thousand. */
const waiting = 5000;
const later = 1500;

/**
 * Adds to a board filled by `fillBoard` what a desk works on: needs handed in within the last weeks, a third of them claimed, and makes
 * these people what they are: a member of one of the owners, a reviewer and an organiser of the contest.
 */
export async function fillDesks(databaseUrl: string, sitters: Sitters): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await addDesks(client, sitters).finally(() => client.end());
}

async function addDesks(client: pg.Client, sitters: Sitters): Promise<void> {
  await client.query('set session_replication_role = replica; set synchronous_commit = off');
  await client.query(
    `with given as (
       select n, case when n > $1::int then (array['accepted', 'signed_off', 'cleared'])[1 + n % 3] when n % 3 = 0 then 'under_review' else 'submitted' end as state,
         now() - n * interval '3 minutes' as at
       from generate_series(1, $1::int + $2::int) as n
     ), made as (
       insert into needs.need (id, state, version, created_at, moved_at, contest, track, track_kind, organisation, number, title, keywords, problem,
         indicators, expected_result, existing_basis, field, industry, region, budget_min, budget_max, term_months, ways, wished, maturity,
         ownership, contact_name, contact_phone, show_company, triage, mode, reviewer)
       select ${idOf('f1', 'g.n')}, g.state, 3, g.at - interval '2 days', g.at, o.contest, o.track, o.track_kind, o.organisation, '2026-D' || g.n, o.title,
         o.keywords, o.problem, o.indicators, o.expected_result, o.existing_basis, o.field, o.industry, o.region, o.budget_min, o.budget_max,
         o.term_months, o.ways, o.wished, o.maturity, o.ownership, o.contact_name, o.contact_phone, o.show_company,
         case when g.n > $1::int then 'ready' end, o.mode, case when g.state = 'under_review' then $3::uuid end
       from given g join needs.need o on o.id = ${idOf('f0', 'g.n')}
       returning id, state, moved_at
     )
     insert into needs.need_move (item, action, from_state, to_state, at, role)
     select id, m.action, m."from", m."to", moved_at - m.before, 'owner'
     from made cross join (values ('create', '', 'draft', interval '2 days'), ('submit', 'draft', 'submitted', interval '0')) as m(action, "from", "to", before)`,
    [waiting, later, sitters.reviewer],
  );
  await client.query(
    `insert into identity.membership (id, organisation, person, role, joined_at, signs)
     values (${idOf('a4', "'1'")}, ${idOf('e0', "'1'")}, $1, 'admin', now(), true)`,
    [sitters.owner],
  );
  await client.query(
    `insert into identity.role_grant (id, person, role, scope, scope_id, from_at, created_at)
     select ${idOf('a3', 'n::text')}, person, role, 'contest', ${idOf('c0', "'1'")}, now() - interval '1 day', now()
     from (values ('reviewer', $1::uuid, 1), ('organiser', $2::uuid, 2)) as given(role, person, n)`,
    [sitters.reviewer, sitters.organiser],
  );
  await client.query('vacuum (analyze)');
}
