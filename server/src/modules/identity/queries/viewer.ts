import { sql } from 'kysely';
import { type Grant, type Membership, type Viewer, visitor } from '#kernel/viewer.ts';
import type { Platform } from '#platform/platform.ts';
import { wallClock } from '#platform/wall-clock.ts';
import { tokenOf } from '../sign-in/queries/cookie.ts';

/**
 * Who asks. Without a session cookie of ours a visitor, without any query; otherwise one query finds the session, its
 * person, memberships and grants in force. Nothing is kept between requests, so a revoked session, an ended membership
 * or grant counts at the very next request. Sessions live by the real clock, grants by the platform's.
 */
export async function viewerOf(
  platform: Platform,
  headers: { cookie: string; authorization: string },
): Promise<Viewer> {
  const token = tokenOf(platform, headers.cookie);
  if (token === null) return visitor;
  const { rows } = await sql<{ person: string; session: string; memberships: Membership[]; grants: Grant[] }>`
    select s.person, s.id as session,
      coalesce((select jsonb_agg(jsonb_build_object('organisation', m.organisation, 'kind', o.kind, 'role', m.role, 'verified', o.state = 'verified') order by m.joined_at, m.id)
        from identity.membership m join identity.organisation o on o.id = m.organisation
        where m.person = s.person and m.ended_at is null), '[]') as memberships,
      coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'scope', g.scope, 'scopeId', g.scope_id) order by g.created_at, g.id)
        from identity.role_grant g
        where g.person = s.person and g.from_at <= platform.now() and (g.to_at is null or g.to_at > platform.now())), '[]') as grants
    from identity.session s where s.token = ${token} and s.expires_at > ${wallClock()}`.execute(platform.db);
  return rows[0] ?? visitor;
}
