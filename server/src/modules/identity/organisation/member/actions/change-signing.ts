import { type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { isOwnAdmin, mayRead } from '../../../access.ts';
import { organisationById } from '../../../queries/organisation.ts';
import { membersOf } from '../../../queries/organisations.ts';
import { isLastSignatory } from '../../rules.ts';
import { noteChange, writeSigning } from '../../store.ts';

/**
 * Gives a member the signing right 签署权, or ends it: done by an administrator of the organisation, once it is verified. Somebody of a
 * verified organisation keeps it. What stands already so is left as it is.
 */
export async function changeSigning(
  platform: Platform,
  viewer: Viewer,
  organisation: string,
  person: string,
  signs: boolean,
): Promise<{ done: true } | Refusal> {
  return platform.transact(async (tx) => {
    // The organisation's row is locked, so that of two who are ended at once the second is seen to be the last.
    const row = mayRead(viewer, organisation) ? await organisationById(tx, organisation, true) : null;
    if (!row) return refuse('not_found');
    const members = await membersOf(tx, organisation);
    if (members.find((member) => member.person === viewer.person)?.role !== 'admin')
      return refuse(isOwnAdmin(viewer, organisation) ? 'changed_meanwhile' : 'forbidden');
    const member = members.find((one) => one.person === person);
    if (!member) return refuse('not_found');
    if (row.state !== 'verified' && row.state !== 'suspended') return refuse('organisation_not_verified');
    if (member.signs === signs) return { done: true };
    if (!signs && isLastSignatory(row, members, person)) return refuse('last_signatory');
    await writeSigning(tx, organisation, person, signs);
    const action = signs ? 'signing_given' : 'signing_ended';
    await noteChange(tx, { organisation, action, whom: { person }, role: null, by: viewer.person });
    record(tx, {
      name: signs ? 'signing_right_given' : 'signing_right_ended',
      subject: organisation,
      actor: actorOf(viewer, 'own_admin', organisation),
      data: { member: person },
      audience: [`organisation:${organisation}`, `person:${person}`],
    });
    return { done: true };
  });
}
