import { type RawBuilder, sql } from 'kysely';
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
      ${memberships(sql`s.person`)} as memberships, ${realName(sql`s.person`)} as "realName", granted.grants, granted.withheld
    from identity.session s
    left join identity.second_factor f on f.person = s.person and f.confirmed_at is not null
    cross join lateral (${granted(platform, sql`s.person`)}) granted
    where s.token = ${token} and s.expires_at > ${at} and (f.person is null or s.second_step_at is not null)`.execute(
    platform.db,
  );
  const [found] = rows;
  if (!found) return visitor;
  const { seen, ...viewer } = found;
  if (at.getTime() - seen.getTime() > seenEvery) await noteSeen(platform.db, viewer.session, at);
  return viewer;
}

/** What a person is now, without a session: for what is sent to it, never for what it asks. */
export async function standingOf(platform: Platform, person: string): Promise<Viewer> {
  const { rows } = await sql<Omit<Found, 'session' | 'seen'>>`
    select p.id as person, ${memberships(sql`p.id`)} as memberships, ${realName(sql`p.id`)} as "realName",
      granted.grants, granted.withheld
    from identity.person p
    left join identity.second_factor f on f.person = p.id and f.confirmed_at is not null
    cross join lateral (${granted(platform, sql`p.id`)}) granted
    where p.id = ${person}`.execute(platform.db);
  const [found] = rows;
  return found ? { ...found, session: null } : visitor;
}

const memberships = (person: RawBuilder<unknown>) => sql`
  coalesce((select jsonb_agg(jsonb_build_object('organisation', m.organisation, 'kind', o.kind, 'role', m.role, 'verified', o.state = 'verified', 'signs', m.signs) order by m.joined_at, m.id)
    from identity.membership m join identity.organisation o on o.id = m.organisation
    where m.person = ${person} and m.ended_at is null), '[]')`;

const realName = (person: RawBuilder<unknown>) => sql`
  exists (select 1 from identity.real_name r where r.id = ${person} and r.state = 'verified')`;

/** The grants in force of a person, whose confirmed second factor is `f` where it has one, and those withheld for want of it. */
const granted = (platform: Platform, person: RawBuilder<unknown>) => sql`
  select coalesce(jsonb_agg(each.said) filter (where not each.waits), '[]') as grants,
    coalesce(jsonb_agg(each.said) filter (where each.waits), '[]') as withheld
  from (
    select jsonb_build_object('role', g.role, 'scope', g.scope, 'scopeId', g.scope_id) as said,
      f.person is null and (g.second_factor or g.role = any(${[...platform.secondFactorFor]}::text[])) as waits
    from identity.role_grant g
    where g.person = ${person} and g.from_at <= platform.now() and (g.to_at is null or g.to_at > platform.now())
    order by g.created_at, g.id
  ) each`;

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
