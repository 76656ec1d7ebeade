import { type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { now } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { addMember, endInvitation, lockInvitation, noteChange } from '../organisation/store.ts';
import { emailOf } from '../queries/people.ts';
import { hashToken } from './invite.ts';

/** Accepts an invitation: once, in time, and only with the account of the address that was invited. */
export async function acceptInvitation(
  platform: Platform,
  viewer: Viewer,
  token: string,
): Promise<{ organisation: string } | Refusal> {
  const { person } = viewer;
  if (person === null) return refuse('not_signed_in');
  return platform.transact(async (tx) => {
    const row = await lockInvitation(tx, { tokenHash: hashToken(token) });
    const at = await now(tx);
    if (!row || row.accepted_at !== null || row.withdrawn_at !== null || row.expires_at <= at) {
      return refuse('invitation_void');
    }
    if ((await emailOf(tx, person)) !== row.email) return refuse('invitation_of_another');
    const { organisation, role } = row;
    await endInvitation(tx, row.id, 'accepted_at');
    await addMember(tx, organisation, person, role);
    await noteChange(tx, { organisation, action: 'joined', whom: { person }, role, by: person });
    record(tx, {
      name: 'member_joined',
      subject: organisation,
      actor: actorOf(viewer, 'person', organisation),
      audience: [`organisation:${organisation}`],
    });
    return { organisation };
  });
}
