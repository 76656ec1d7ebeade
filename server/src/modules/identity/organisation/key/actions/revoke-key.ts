import { type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { isOwnAdmin, mayRead } from '../../../access.ts';
import { markRevoked } from '../store.ts';

/** Revokes a key of an organisation, at once and for good; done by any of its administrators, of a suspended one too. */
export async function revokeKey(
  platform: Platform,
  viewer: Viewer,
  organisation: string,
  key: string,
): Promise<{ done: true } | Refusal> {
  return platform.transact(async (tx) => {
    if (viewer.person === null || !mayRead(viewer, organisation)) return refuse('not_found');
    if (!isOwnAdmin(viewer, organisation)) return refuse('forbidden');
    const name = await markRevoked(tx, organisation, key, viewer.person);
    if (name === null) return refuse('not_found');
    record(tx, {
      name: 'api_key_revoked',
      subject: key,
      actor: actorOf(viewer, 'own_admin', organisation),
      data: { name },
    });
    return { done: true };
  });
}
