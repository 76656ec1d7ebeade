import { type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { addMember, endInvitation, lockInvitation, noteChange } from '../organisation/store.ts';
import { emailOf } from '../queries/people.ts';
import { holderOf, isIdle } from '../sign-in/handle/store.ts';
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
    if (!row || !stands(row, at)) return refuse('invitation_void');
    if ((await emailOf(tx, person)) !== row.email) return refuse('invitation_of_another');
    return join(tx, viewer, person, row);
  });
}

/**
 * Accepts an invitation that was sent to the viewer's mobile number: once, in time, and only while the number was proven lately enough to
 * be still its own. Nobody else learns that there is one.
 */
export async function acceptMine(
  platform: Platform,
  viewer: Viewer,
  id: string,
): Promise<{ organisation: string } | Refusal> {
  const { person } = viewer;
  if (person === null) return refuse('not_signed_in');
  return platform.transact(async (tx) => {
    const row = await lockInvitation(tx, { id });
    const holder = row?.mobile ? await holderOf(tx, row.mobile) : null;
    if (!row || holder?.person !== person) return refuse('not_found');
    if (!stands(row, await now(tx))) return refuse('invitation_void');
    return isIdle(holder) ? refuse('mobile_unproven') : join(tx, viewer, person, row);
  });
}

type Row = NonNullable<Awaited<ReturnType<typeof lockInvitation>>>;

const stands = (row: Row, at: Date): boolean =>
  row.accepted_at === null && row.withdrawn_at === null && row.expires_at > at;

async function join(tx: Tx, viewer: Viewer, person: string, row: Row): Promise<{ organisation: string }> {
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
}
