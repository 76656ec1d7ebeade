import { createHash, randomBytes } from 'node:crypto';
import { newId } from '#kernel/ids.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { now } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import { enqueueMail } from '#platform/mail/mail.ts';
import type { Platform } from '#platform/platform.ts';
import { isOwnAdmin, mayRead } from '../access.ts';
import type { MemberRole } from '../queries/members.ts';
import { organisationById } from '../queries/organisation.ts';
import { invitationDays } from '../sign-in/config.ts';
import { tablesIn } from '../store.ts';

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
    const at = await now(tx);
    const tables = tablesIn(tx);
    const member = await tables
      .selectFrom('identity.membership as m')
      .innerJoin('identity.person as p', 'p.id', 'm.person')
      .select('m.id')
      .where('m.organisation', '=', organisation)
      .where('m.ended_at', 'is', null)
      .where('p.email', '=', given.email)
      .executeTakeFirst();
    if (member) return refuse('already_member');
    // An invitation past its time makes room for a new one.
    await tables
      .updateTable('identity.invitation')
      .set({ withdrawn_at: at })
      .where('organisation', '=', organisation)
      .where('email', '=', given.email)
      .where('accepted_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .where('expires_at', '<=', at)
      .execute();
    const token = randomBytes(32).toString('base64url');
    const expires = new Date(at.getTime() + invitationDays * 86_400_000);
    const id = newId();
    await tables
      .insertInto('identity.invitation')
      .values({
        id,
        organisation,
        email: given.email,
        role: given.role,
        token_hash: hashToken(token),
        invited_by: person,
        created_at: at,
        expires_at: expires,
        accepted_at: null,
        withdrawn_at: null,
      })
      .execute();
    await enqueueMail(tx, invitationMail(given.email, row.name, `${platform.publicUrl}/join#${token}`));
    record(tx, {
      name: 'member_invited',
      subject: organisation,
      actor: actorOf(viewer, 'own_admin', organisation),
      audience: [`organisation:${organisation}`],
    });
    return { id, email: given.email, role: given.role, expiresAt: expires.toISOString() };
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
    const tables = tablesIn(tx);
    const row = await tables
      .selectFrom('identity.invitation')
      .selectAll()
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!row || !isOwnAdmin(viewer, row.organisation)) return refuse('not_found');
    if (row.accepted_at !== null || row.withdrawn_at !== null) return refuse('invitation_void');
    await tables
      .updateTable('identity.invitation')
      .set({ withdrawn_at: await now(tx) })
      .where('id', '=', id)
      .execute();
    return { done: true };
  });
}
