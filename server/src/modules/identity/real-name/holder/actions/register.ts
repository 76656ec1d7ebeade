import type { Organisation } from '@jiebang/contract/identity/organisation.ts';
import { isMainlandPlace } from '@jiebang/contract/reference/places.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf } from '../../../access.ts';
import { consentByAct } from '../../../actions/consent.ts';
import { organisationLife } from '../../../organisation/lifecycle.ts';
import { organisationRules } from '../../../organisation/rules.ts';
import { addMember, noteChange } from '../../../organisation/store.ts';
import { organisationById } from '../../../queries/organisation.ts';
import { lockPerson } from '../../../store.ts';
import { viewOrganisation } from '../../../views.ts';
import { realNameById } from '../../store.ts';
import { insertHolder, type Place } from '../store.ts';

/**
 * Registers the asker as a natural person who holds technology, under its verified real name and verified with it. Doing so is the consent to
 * that name being shown where a solver's name is.
 */
export async function registerHolder(
  platform: Platform,
  viewer: Viewer,
  place: Place,
): Promise<Organisation | Refusal> {
  const { person } = viewer;
  if (person === null) return refuse('not_signed_in');
  const fits = place.country === 'CN' ? place.region === null || isMainlandPlace(place.region) : place.region === null;
  if (!fits) return refuse('invalid_input', { fields: [{ path: 'region', code: 'unknown_region' }] });
  return platform.transact(async (tx) => {
    await lockPerson(tx, person);
    const realName = await realNameById(tx, person, true);
    const legal = { ...place, kind: 'individual' as const, size: null, uscc: null, registrationNumber: null };
    const move = decide(organisationLife, organisationRules, {
      action: 'register',
      state: null,
      as: asOf(viewer, null),
      context: {
        legal,
        isMember: false,
        documents: [],
        alike: null,
        named: realName?.state === 'verified',
        running: [],
      },
    });
    if (isRefusal(move)) return move;
    const id = await insertHolder(tx, person, realName?.name ?? '', place, move.to);
    await addMember(tx, id, person, 'admin', true);
    await noteChange(tx, { organisation: id, action: 'joined', whom: { person }, role: 'admin', by: person });
    await consentByAct(tx, viewer, 'publish_name');
    const refusal = await moveRow(tx, organisationLife, id, move, {
      actor: actorOf(viewer, move.by),
      audience: [`person:${person}`],
    });
    const made = await organisationById(tx, id);
    if (refusal || !made) return refusal ?? refuse('not_found');
    const membership = { organisation: id, kind: 'individual', role: 'admin', verified: true, signs: true } as const;
    return viewOrganisation(platform, { row: made }, { ...viewer, memberships: [...viewer.memberships, membership] });
  });
}
