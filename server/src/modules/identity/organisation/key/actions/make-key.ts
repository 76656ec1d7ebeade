import type { NewKey, OrganisationKey } from '@jiebang/contract/identity/organisation-key/key.ts';
import { newId } from '#kernel/ids.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { now } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { isOwnAdmin, mayRead } from '../../../access.ts';
import { organisationById } from '../../../queries/organisation.ts';
import { keysAtOnce } from '../config.ts';
import { keyById } from '../queries/keys.ts';
import { hashOf, newSecret } from '../queries/secret.ts';
import { adminSeat, insertKey, liveKeys } from '../store.ts';

/** Makes a key of an organisation, done by one of its administrators. What is returned as `secret` is kept nowhere. */
export async function makeKey(
  platform: Platform,
  viewer: Viewer,
  organisation: string,
  { name, scopes, days }: NewKey,
): Promise<{ key: OrganisationKey; secret: string } | Refusal> {
  return platform.transact(async (tx) => {
    // The organisation's row is locked: its keys are counted, and its administrators are who they are until this is written.
    const row = mayRead(viewer, organisation) ? await organisationById(tx, organisation, true) : null;
    if (!row) return refuse('not_found');
    const seat = isOwnAdmin(viewer, organisation) ? await adminSeat(tx, organisation, viewer.person) : null;
    if (seat === null) return refuse('forbidden');
    const at = await now(tx);
    if ((await liveKeys(tx, organisation, at)) >= keysAtOnce) return refuse('too_many_keys');
    const { secret, prefix } = newSecret();
    const hash = hashOf(platform, secret);
    if (!hash) throw new Error('a new key that is none');
    const id = newId();
    const expires = new Date(at.getTime() + days * 86_400_000);
    await insertKey(tx, seat, {
      ...{ id, organisation, name, prefix, hash, scopes },
      ...{ created_at: at, expires_at: expires },
    });
    record(tx, {
      name: 'api_key_made',
      subject: id,
      actor: actorOf(viewer, 'own_admin', organisation),
      data: { name, prefix, scopes: scopes.join(' '), days },
    });
    const key = await keyById(tx, organisation, id);
    if (!key) throw new Error('a key that was just made is not there');
    return { key, secret };
  });
}
