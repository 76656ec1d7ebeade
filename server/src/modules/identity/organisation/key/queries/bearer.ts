import type { KeyScope } from '@jiebang/contract/http/key-scopes.ts';
import { sql } from 'kysely';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Platform } from '#platform/platform.ts';
import { usedEvery } from '../config.ts';
import { noteUsed } from '../store.ts';
import { hashOf } from './secret.ts';

/**
 * Who asks with a key: its maker, cut down to a plain seat in the key's one organisation, without any granted role, and open to the
 * routes of its scopes alone. Nothing is kept between requests: what is revoked, has run out, or lost its maker or its organisation's
 * good standing counts at the very next one, and is refused with the same words as what never was.
 */
export async function viewerOfKey(platform: Platform, secret: string): Promise<Viewer | Refusal> {
  const hash = hashOf(platform, secret);
  if (!hash) return refuse('key_not_valid');
  const { rows } = await sql<Found>`
    select k.id, k.scopes, k.used_at, platform.now() as at, m.person, k.organisation, o.kind, o.state = 'verified' as verified
    from identity.api_key k
    join identity.membership m on m.id = k.membership
    join identity.organisation o on o.id = k.organisation
    where k.hash = ${hash} and k.revoked_at is null and k.expires_at > platform.now()
      and m.ended_at is null and m.role = 'admin' and o.state <> 'suspended'`.execute(platform.db);
  const [found] = rows;
  if (!found) return refuse('key_not_valid');
  const { id, scopes, used_at, at, person, organisation, kind, verified } = found;
  if (used_at === null || at.getTime() - used_at.getTime() > usedEvery) await noteUsed(platform.db, id, at);
  return {
    person,
    session: null,
    memberships: [{ organisation, kind, role: 'member', verified, signs: false }],
    realName: false,
    grants: [],
    withheld: [],
    key: { id, scopes },
  };
}

type Found = {
  id: string;
  scopes: KeyScope[];
  used_at: Date | null;
  at: Date;
  person: string;
  organisation: string;
  kind: string;
  verified: boolean;
};
