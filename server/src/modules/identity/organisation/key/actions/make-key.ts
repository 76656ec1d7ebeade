import type { NewKey, OrganisationKey } from '@jiebang/contract/identity/organisation/key/key.ts';
import type { HandleProof } from '@jiebang/contract/identity/sign-in/handle.ts';
import { newId } from '#kernel/ids.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { now } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Incoming } from '#platform/http/serve.ts';
import type { Platform } from '#platform/platform.ts';
import { isOwnAdmin, mayRead } from '../../../access.ts';
import { organisationById } from '../../../queries/organisation.ts';
import { adminsOf } from '../../../queries/organisations.ts';
import { proveStrongly } from '../../../sign-in/handle/actions/prove-person.ts';
import { keysAtOnce } from '../config.ts';
import { keyById } from '../queries/keys.ts';
import { hashOf, newSecret } from '../queries/secret.ts';
import { adminSeat, insertKey, liveKeys } from '../store.ts';
import { mailAdmins } from './mail-admins.ts';

/**
 * Makes a key of an organisation, done by one of its administrators on proof that it is them: a key outlives the session, so a cookie
 * that was stolen makes none. Every administrator is told. What is returned as `secret` is kept nowhere.
 */
export async function makeKey(
  platform: Platform,
  viewer: Viewer,
  incoming: Incoming,
  organisation: string,
  { name, scopes, days, proof }: NewKey & { readonly proof: HandleProof },
): Promise<{ key: OrganisationKey; secret: string } | Refusal> {
  const { person } = viewer;
  if (person === null || !mayRead(viewer, organisation)) return refuse('not_found');
  if (!isOwnAdmin(viewer, organisation)) return refuse('forbidden');
  const proven = await proveStrongly(platform, incoming, person, proof);
  if (isRefusal(proven)) return proven;
  return platform.transact(async (tx) => {
    // The organisation's row is locked: its keys are counted, and its administrators are who they are until this is written.
    if (!(await organisationById(tx, organisation, true))) return refuse('not_found');
    const seat = await adminSeat(tx, organisation, person);
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
    const admins = await adminsOf(tx, organisation);
    await mailAdmins(tx, platform, organisation, admins);
    record(tx, {
      name: 'api_key_made',
      subject: id,
      actor: actorOf(viewer, 'own_admin', organisation),
      audience: admins.map((admin) => `person:${admin}`),
      data: { name, prefix, scopes: scopes.join(' '), days },
    });
    const key = await keyById(tx, organisation, id);
    if (!key) throw new Error('a key that was just made is not there');
    return { key, secret };
  });
}
