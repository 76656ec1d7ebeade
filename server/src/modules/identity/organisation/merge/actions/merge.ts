import type { OrganisationCard } from '@jiebang/contract/identity/organisation.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, holds, membershipIn, type Viewer } from '#kernel/viewer.ts';
import type { Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf } from '../../../access.ts';
import { organisationById } from '../../../queries/organisation.ts';
import { membersOf, organisationsById } from '../../../queries/organisations.ts';
import { contextOf } from '../../../views.ts';
import { endOpenChange } from '../../change/actions/end-open.ts';
import { organisationLife } from '../../lifecycle.ts';
import { endRequests } from '../../member/store.ts';
import { organisationRules } from '../../rules.ts';
import { addMember, noteChange, writeMember } from '../../store.ts';
import { hindrances } from '../queries/outlook.ts';
import { closeDoors, writeMerged } from '../store.ts';

/**
 * Merges an organisation that was registered twice into the one that stays, with a reason. Its people get plain seats there; what was not handed
 * in, and what is still sealed, goes along; what has ended stays under its name as history. Refused while anything else is going on in its name.
 */
export async function mergeOrganisation(
  platform: Platform,
  viewer: Viewer,
  id: string,
  { into, reason }: { readonly into: string; readonly reason: string },
): Promise<OrganisationCard | Refusal> {
  if (!holds(viewer, 'admin')) return refuse('forbidden');
  return platform.transact(async (tx) => {
    // In one order, so that two mergers of the same two do not wait for each other.
    for (const one of [...new Set([id, into])].sort()) await organisationById(tx, one, true);
    const [from, stays] = [await organisationById(tx, id), await organisationById(tx, into)];
    if (!from || !stays) return refuse('not_found');
    // First handed over, then looked at: whoever was just handing something in has done so by now, and it is seen.
    for (const { handOver } of platform.merging) await handOver?.(tx, id, into);
    const context = contextOf(from, viewer, []);
    const move = decide(organisationLife, organisationRules, {
      action: 'merge',
      state: from.state,
      as: asOf(viewer, id),
      context: {
        ...context,
        isMember: context.isMember || membershipIn(viewer, into) !== undefined,
        alike:
          id !== into &&
          from.kind !== 'individual' &&
          stays.state === 'verified' &&
          stays.kind === from.kind &&
          stays.country === from.country,
        running: await hindrances(tx, platform.merging, from, into),
      },
    });
    if (isRefusal(move)) return move;
    const ended = await endOpenChange(tx, from, viewer);
    if (ended) return ended;
    const moved = await seat(tx, id, into, viewer.person);
    await closeDoors(tx, id, viewer.person);
    // What was asked to be signed is of nobody who signs there: it is asked anew.
    await endRequests(tx, { organisation: id });
    await writeMerged(tx, id, into);
    const refusal = await moveRow(tx, organisationLife, id, move, {
      actor: actorOf(viewer, move.by),
      reason,
      data: { into, members: moved.length },
      audience: [`organisation:${into}`, ...moved.map((person) => `person:${person}`)],
    });
    return refusal ?? (await organisationsById(tx, [into])).get(into) ?? refuse('not_found');
  });
}

/** Ends the seats of an organisation's people, who get plain ones in the other where they have none; where nobody is there, its administrators administer and sign. */
async function seat(tx: Tx, from: string, into: string, by: string | null): Promise<string[]> {
  const there = (await membersOf(tx, into)).map(({ person }) => person);
  const moved = await membersOf(tx, from);
  for (const { person, role: before } of moved) {
    await writeMember(tx, from, person, null);
    await noteChange(tx, { organisation: from, action: 'merged', whom: { person }, role: null, by });
    if (there.includes(person)) continue;
    const role = there.length === 0 && before === 'admin' ? 'admin' : 'member';
    await addMember(tx, into, person, role, role === 'admin');
    await noteChange(tx, { organisation: into, action: 'merged', whom: { person }, role, by });
  }
  return moved.map(({ person }) => person);
}
