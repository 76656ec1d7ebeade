import { type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { isOwnAdmin, mayRead } from '../access.ts';
import { isLastSignatory } from '../organisation/rules.ts';
import { noteChange, writeMember } from '../organisation/store.ts';
import type { MemberRole } from '../queries/members.ts';
import { organisationById } from '../queries/organisation.ts';
import { membersOf } from '../queries/organisations.ts';

/**
 * Changes what a member is to its organisation; null ends the membership, which keeps its place in the history. Done by an
 * administrator of the organisation, or to oneself when leaving. The last administrator stays one, and so does a verified organisation's last signatory.
 */
export async function changeMember(
  platform: Platform,
  viewer: Viewer,
  organisation: string,
  person: string,
  role: MemberRole | null,
): Promise<{ done: true } | Refusal> {
  return platform.transact(async (tx) => {
    // The organisation's row is locked, so that two administrators cannot remove each other at once.
    const row = mayRead(viewer, organisation) ? await organisationById(tx, organisation, true) : null;
    if (!row) return refuse('not_found');
    const leaves = role === null && viewer.person === person;
    const members = await membersOf(tx, organisation);
    const asker = members.find((member) => member.person === viewer.person);
    if (asker?.role !== 'admin' && !(leaves && asker))
      return refuse(isOwnAdmin(viewer, organisation) ? 'changed_meanwhile' : 'forbidden');
    const member = members.find((one) => one.person === person);
    if (!member) return refuse('not_found');
    const others = members.filter((one) => one.role === 'admin' && one.person !== person);
    if (member.role === 'admin' && role !== 'admin' && others.length === 0) return refuse('last_admin');
    if (role === null && member.signs && isLastSignatory(row, members, person)) return refuse('last_signatory');
    await writeMember(tx, organisation, person, role);
    const action = role !== null ? 'changed' : leaves ? 'left' : 'removed';
    await noteChange(tx, { organisation, action, whom: { person }, role, by: viewer.person });
    record(tx, {
      name: role === null ? 'member_left' : 'member_role_changed',
      subject: organisation,
      actor: actorOf(viewer, leaves ? 'person' : 'own_admin', organisation),
      data: { member: person, role },
      audience: [`organisation:${organisation}`, `person:${person}`],
    });
    return { done: true };
  });
}
