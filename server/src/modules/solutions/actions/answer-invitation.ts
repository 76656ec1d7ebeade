import { type Refusal, refuse } from '#kernel/refusal.ts';
import { membershipIn, type Viewer } from '#kernel/viewer.ts';
import { emailOf } from '#modules/identity/index.ts';
import { hasDiagnosed } from '#modules/needs/index.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { emailHash, seatOf } from '../documents/keys.ts';
import { solutionRules } from '../rules.ts';
import { lockSolution, type MemberRow, type Whole } from '../store.ts';
import { memberById, removeMember, takeSeat } from '../team/store.ts';
import { contextOf } from './journey.ts';

type Invited = { readonly whole: Whole; readonly member: MemberRow; readonly person: string };

/** Takes the seat that one was invited to. A person sits in one team per need; only that person learns of the refusal. */
export function confirmSeat(platform: Platform, viewer: Viewer, id: string): Promise<{ solution: string } | Refusal> {
  return platform.transact(async (tx) => {
    const invited = await invitationOf(tx, platform, viewer, id);
    if (!invited) return refuse('not_found');
    const { whole, member, person } = invited;
    const at = await now(tx);
    const ofNeedsOwner = membershipIn(viewer, whole.need.organisation) !== undefined;
    const context = contextOf(whole, at, { ofNeedsOwner, readOriginal: await hasDiagnosed(tx, whole.need.id, person) });
    const refusal =
      solutionRules.taking(context) ?? solutionRules.not_of_owner(context) ?? solutionRules.not_its_diagnoser(context);
    if (refusal) return refusal;
    await takeSeat(tx, member.id, person, seatOf(platform, whole.need.id, person), at);
    return { solution: whole.row.id };
  });
}

/** Declines the seat: the invitation is gone. */
export function declineSeat(platform: Platform, viewer: Viewer, id: string): Promise<Record<string, never> | Refusal> {
  return platform.transact(async (tx) => {
    const invited = await invitationOf(tx, platform, viewer, id);
    if (!invited) return refuse('not_found');
    await removeMember(tx, invited.member.id);
    return {};
  });
}

/** An open invitation to the viewer's own address, its rows held. */
async function invitationOf(tx: Tx, platform: Platform, viewer: Viewer, id: string): Promise<Invited | null> {
  if (viewer.person === null) return null;
  const email = await emailOf(tx, viewer.person);
  const found = await memberById(tx, id);
  const whole = found && (await lockSolution(tx, found.solution));
  const member = whole?.members.find((one) => one.id === id && one.person === null);
  if (!whole || !member || email === null) return null;
  return Buffer.from(emailHash(platform, email)).equals(member.email_hash)
    ? { whole, member, person: viewer.person }
    : null;
}
