import { sql } from 'kysely';
import { type Grant, type Membership, type Viewer, visitor } from '#kernel/viewer.ts';
import type { Platform } from '#platform/platform.ts';
import { wallClock } from '#platform/wall-clock.ts';
import { tokenOf } from '../sign-in/queries/cookie.ts';
import { noteSeen } from '../store.ts';

/**
 * Who asks. Without a session cookie of ours a visitor, without any query; otherwise one query finds the session, its
 * person, memberships and grants in force. Nothing is kept between requests, so a revoked session, an ended membership
 * or grant counts at the very next request. Sessions live by the real clock, grants by the platform's.
 *
 * Of a person whose second factor is on, a session in which the second step was not taken is a visitor's; of one without, grants
 * that ask for it are withheld. Both are decided here and nowhere else.
 */
export async function viewerOf(platform: Platform, cookie: string): Promise<Viewer> {
  const token = tokenOf(platform, cookie);
  if (token === null) return visitor;
  const at = wallClock();
  const { rows } = await sql<Found>`
    select s.person, s.id as session, coalesce(s.seen_at, s.created_at) as seen,
      coalesce((select jsonb_agg(jsonb_build_object('organisation', m.organisation, 'kind', o.kind, 'role', m.role, 'verified', o.state = 'verified') order by m.joined_at, m.id)
        from identity.membership m join identity.organisation o on o.id = m.organisation
        where m.person = s.person and m.ended_at is null), '[]') as memberships,
      exists (select 1 from identity.real_name r where r.id = s.person and r.state = 'verified') as "realName",
      granted.grants, granted.withheld
    from identity.session s
    left join identity.second_factor f on f.person = s.person and f.confirmed_at is not null
    cross join lateral (
      select coalesce(jsonb_agg(each.said) filter (where not each.waits), '[]') as grants,
        coalesce(jsonb_agg(each.said) filter (where each.waits), '[]') as withheld
      from (
        select jsonb_build_object('role', g.role, 'scope', g.scope, 'scopeId', g.scope_id) as said,
          f.person is null and (g.second_factor or g.role = any(${[...platform.secondFactorFor]}::text[])) as waits
        from identity.role_grant g
        where g.person = s.person and g.from_at <= platform.now() and (g.to_at is null or g.to_at > platform.now())
        order by g.created_at, g.id
      ) each
    ) granted
    where s.token = ${token} and s.expires_at > ${at} and (f.person is null or s.second_step_at is not null)`.execute(
    platform.db,
  );
  const [found] = rows;
  if (!found) return visitor;
  const { seen, ...viewer } = found;
  if (at.getTime() - seen.getTime() > seenEvery) await noteSeen(platform.db, viewer.session, at);
  return viewer;
}

type Found = {
  person: string;
  session: string;
  seen: Date;
  memberships: Membership[];
  realName: boolean;
  grants: Grant[];
  withheld: Grant[];
};

/** How exactly the time at which a session was last seen is known, in milliseconds: a request seldom writes. */
const seenEvery = 15 * 60_000;
