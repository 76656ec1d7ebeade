import { createHash, randomBytes } from 'node:crypto';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { record } from '#platform/db/transact.ts';
import { enqueueMail } from '#platform/mail/mail.ts';
import type { Platform } from '#platform/platform.ts';
import { isOwnAdmin, mayRead } from '../access.ts';
import {
  endInvitation,
  insertInvitation,
  invitedLately,
  isMemberByEmail,
  lockInvitation,
} from '../organisation/store.ts';
import type { MemberRole } from '../queries/members.ts';
import { organisationById } from '../queries/organisation.ts';
import { invitationDays, invitationsPerDay } from '../sign-in/config.ts';
import { lockPerson } from '../store.ts';

/** What stands in the database in place of an invitation's token, which only the message carries. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** Invites the owner of an e-mail address into an organisation. The link goes to that address only and is good for its account only. */
export async function invite(
  platform: Platform,
  viewer: Viewer,
  organisation: string,
  given: { email: string; role: MemberRole },
): Promise<{ id: string; email: string; role: MemberRole; expiresAt: string } | Refusal> {
  const { person } = viewer;
  return platform.transact(async (tx) => {
    const row = mayRead(viewer, organisation) ? await organisationById(tx, organisation, true) : null;
    if (!row) return refuse('not_found');
    if (person === null || !isOwnAdmin(viewer, organisation)) return refuse('forbidden');
    if (await isMemberByEmail(tx, organisation, given.email)) return refuse('already_member');
    // Held, so that invitations into several organisations at once cannot pass together.
    await lockPerson(tx, person);
    if ((await invitedLately(tx, person)) >= invitationsPerDay) return refuse('too_many_requests');
    const token = randomBytes(32).toString('base64url');
    const secret = { tokenHash: hashToken(token), invitedBy: person, days: invitationDays };
    const { id, expiresAt } = await insertInvitation(tx, { organisation, ...given, ...secret });
    await enqueueMail(tx, invitationMail(given.email, row.name, `${platform.publicUrl}/workspace/join#${token}`));
    record(tx, {
      name: 'member_invited',
      subject: organisation,
      actor: actorOf(viewer, 'own_admin', organisation),
      audience: [`organisation:${organisation}`],
    });
    return { id, email: given.email, role: given.role, expiresAt: expiresAt.toISOString() };
  });
}

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
    return { done: true };
  });
}
