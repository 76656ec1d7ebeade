import { createHash, randomBytes } from 'node:crypto';
import type { Invitation } from '@jiebang/contract/identity/organisation.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { shanghaiEnd } from '#kernel/working-days.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Incoming } from '#platform/http/serve.ts';
import { enqueueMail } from '#platform/mail/mail.ts';
import type { Platform } from '#platform/platform.ts';
import { isOwnAdmin, mayRead } from '../access.ts';
import { resendLimits } from '../organisation/config.ts';
import { isMember } from '../organisation/member/queries/is-member.ts';
import {
  endInvitation,
  insertInvitation,
  invitedLately,
  lockInvitation,
  noteChange,
  renewInvitation,
} from '../organisation/store.ts';
import { invitationById, type MemberRole } from '../queries/members.ts';
import { organisationById } from '../queries/organisation.ts';
import { invitationDays, invitationsPerDay } from '../sign-in/config.ts';
import { type ByHandle, type Handle, handleOf, invitedHandle } from '../sign-in/handle/queries/handle-of.ts';
import { countAttempt } from '../sign-in/store.ts';
import { refuseText } from '../sign-in/text/actions/text-invitation.ts';
import { insertText } from '../sign-in/text/store.ts';
import { lockPerson } from '../store.ts';

/** What stands in the database in place of an invitation's token, which only the message carries. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url');

/**
 * Invites the owner of an e-mail address or a mobile number into an organisation. The link goes to that address only and is good for its
 * account only; to a number nothing is sent that could be handed on: whoever proves the number finds the invitation.
 */
export async function invite(
  platform: Platform,
  viewer: Viewer,
  organisation: string,
  given: ByHandle & { role: MemberRole },
): Promise<Invitation | Refusal> {
  const { person } = viewer;
  const { role } = given;
  return platform.transact(async (tx) => {
    const handle = handleOf(given);
    if (isRefusal(handle)) return handle;
    const row = mayRead(viewer, organisation) ? await organisationById(tx, organisation, true) : null;
    if (!row) return refuse('not_found');
    if (person === null || !isOwnAdmin(viewer, organisation)) return refuse('forbidden');
    if (row.kind === 'individual') return refuse('holder_alone');
    if (await isMember(tx, organisation, handle)) return refuse('already_member');
    const barred = await refuseSending(tx, platform, person, handle);
    if (barred) return barred;
    const token = newToken(handle);
    const tokenHash = token === null ? null : hashToken(token);
    const secret = { tokenHash, invitedBy: person, days: invitationDays };
    const id = await insertInvitation(tx, { organisation, handle, role, ...secret });
    return send(tx, platform, viewer, { id, organisation, handle, role, action: 'invited', name: row.name, token });
  });
}

/** Sends an invitation again, for another term and by another link; the one before opens nothing any more. */
export async function resendInvitation(
  platform: Platform,
  viewer: Viewer,
  incoming: Pick<Incoming, 'ip'>,
  id: string,
): Promise<Invitation | Refusal> {
  const sender = { email: `${viewer.person}:${id}`, ip: incoming.ip };
  if (!(await countAttempt(platform, 'resend_invitation', sender, resendLimits))) return refuse('too_many_requests');
  return platform.transact(async (tx) => {
    const row = await lockInvitation(tx, { id });
    if (!row || !isOwnAdmin(viewer, row.organisation)) return refuse('not_found');
    if (row.accepted_at !== null || row.withdrawn_at !== null) return refuse('invitation_void');
    const of = await organisationById(tx, row.organisation);
    if (!of) return refuse('not_found');
    const { organisation, role } = row;
    const handle = invitedHandle(row);
    if (await isMember(tx, organisation, handle)) return refuse('already_member');
    if (viewer.person === null) return refuse('not_signed_in');
    const barred = await refuseSending(tx, platform, viewer.person, handle);
    if (barred) return barred;
    const token = newToken(handle);
    await renewInvitation(tx, id, token === null ? null : hashToken(token), invitationDays);
    return send(tx, platform, viewer, { id, organisation, handle, role, action: 'resent', name: of.name, token });
  });
}

type Sent = {
  readonly id: string;
  readonly organisation: string;
  readonly handle: Handle;
  readonly role: MemberRole;
  readonly action: 'invited' | 'resent';
  readonly name: string;
  /** Null for a number. */
  readonly token: string | null;
};

/** Writes the message, the line of the history and the fact. */
async function send(tx: Tx, platform: Platform, viewer: Viewer, sent: Sent): Promise<Invitation> {
  const { id, organisation, handle, role, action } = sent;
  const made = await invitationById(tx, id, await now(tx));
  if (handle.kind === 'mobile') {
    const variables = { date: shanghaiEnd(new Date(made.expiresAt)) };
    await insertText(tx, { about: id, template: 'invited', mobile: handle.value, variables });
  } else
    await enqueueMail(
      tx,
      invitationMail(handle.value, sent.name, `${platform.publicUrl}/workspace/join#${sent.token}`),
    );
  await noteChange(tx, { organisation, action, whom: handle, role, by: viewer.person });
  record(tx, {
    name: 'member_invited',
    subject: organisation,
    actor: actorOf(viewer, 'own_admin', organisation),
    audience: [`organisation:${organisation}`],
  });
  return made;
}

/** Why nothing more is sent now, by this person or to this number. */
async function refuseSending(tx: Tx, platform: Platform, person: string, handle: Handle): Promise<Refusal | null> {
  if (await sentTooMany(tx, person)) return refuse('too_many_requests');
  return handle.kind === 'mobile' ? refuseText(tx, platform, 'invited', handle.value) : null;
}

async function sentTooMany(tx: Tx, person: string): Promise<boolean> {
  // Held, so that invitations into several organisations at once cannot pass together.
  await lockPerson(tx, person);
  return (await invitedLately(tx, person)) >= invitationsPerDay;
}

/** What opens an invitation to an address; one to a number is opened by having proven the number. */
const newToken = ({ kind }: Handle): string | null => (kind === 'email' ? randomBytes(32).toString('base64url') : null);

function invitationMail(recipient: string, organisation: string, link: string) {
  return {
    recipient,
    subject: `${organisation} 邀请您加入揭榜 / Invitation to join ${organisation} on Jiebang`,
    body: `${organisation} 邀请您成为其成员。请用本邮箱登录后打开：\n${link}\n${invitationDays} 天内有效，转发给他人无效。\n\n${organisation} invites you to become a member. Sign in with this address and open the link above. It is good for ${invitationDays} days, and for nobody else.\n`,
  };
}

/** Withdraws an invitation that is open. */
export async function withdrawInvitation(
  platform: Platform,
  viewer: Viewer,
  id: string,
): Promise<{ done: true } | Refusal> {
  return platform.transact(async (tx) => {
    const row = await lockInvitation(tx, { id });
    if (!row || !isOwnAdmin(viewer, row.organisation)) return refuse('not_found');
    if (row.accepted_at !== null || row.withdrawn_at !== null) return refuse('invitation_void');
    await endInvitation(tx, id, 'withdrawn_at');
    const { organisation, role } = row;
    await noteChange(tx, { organisation, action: 'withdrawn', whom: invitedHandle(row), role, by: viewer.person });
    record(tx, {
      name: 'invitation_withdrawn',
      subject: organisation,
      actor: actorOf(viewer, 'own_admin', organisation),
      audience: [`organisation:${organisation}`],
    });
    return { done: true };
  });
}
