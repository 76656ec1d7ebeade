import type { Organisation, OrganisationInput } from '@jiebang/contract/identity/organisation.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf } from '../access.ts';
import { organisationLife } from '../organisation/lifecycle.ts';
import { organisationRules } from '../organisation/rules.ts';
import { addMember, insertOrganisation, noteChange } from '../organisation/store.ts';
import { organisationById } from '../queries/organisation.ts';
import { viewOrganisation } from '../views.ts';

/** Registers an organisation, unverified, with the asker as its first administrator. */
export async function createOrganisation(
  platform: Platform,
  viewer: Viewer,
  input: OrganisationInput,
): Promise<Organisation | Refusal> {
  const { person } = viewer;
  if (person === null) return refuse('not_signed_in');
  const context = { legal: input, isMember: false, documents: [], alike: null, named: true, running: [] };
  const asked = { action: 'create', state: null, as: asOf(viewer, null), context } as const;
  const move = decide(organisationLife, organisationRules, asked);
  if (isRefusal(move)) return move;
  return platform.transact(async (tx) => {
    const id = await insertOrganisation(tx, input, move.to);
    await addMember(tx, id, person, 'admin');
    await noteChange(tx, { organisation: id, action: 'joined', whom: { person }, role: 'admin', by: person });
    const refusal = await moveRow(tx, organisationLife, id, move, {
      actor: actorOf(viewer, move.by, id),
      audience: [`person:${person}`],
    });
    const made = await organisationById(tx, id);
    if (refusal || !made) return refusal ?? refuse('not_found');
    // The asker became a member in this very transaction, which the viewer does not know yet.
    const membership = { organisation: id, kind: made.kind, role: 'admin', verified: false, signs: false } as const;
    return viewOrganisation(platform, { row: made }, { ...viewer, memberships: [...viewer.memberships, membership] });
  });
}
