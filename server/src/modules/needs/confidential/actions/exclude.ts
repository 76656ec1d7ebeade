import type { ConfidentialChanged } from '@jiebang/contract/needs/confidential/routes.ts';
import { isRefusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { organisationsById } from '#modules/identity/index.ts';
import { now } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { mostExcluded } from '../config.ts';
import { deleteExcluded, excludedOf, insertExcluded, standingOf } from '../store.ts';
import { moveDisclosureIn } from './move.ts';
import { changing, decideOn, noteEdit } from './write.ts';

/**
 * Keeps an organisation out at once: what its people were granted ends, what they asked for is declined, with a reason as
 * any other; that they are kept out is told to nobody but the owner.
 */
export function exclude(platform: Platform, viewer: Viewer, of: string, organisation: string, reason: string | null) {
  return changing<ConfidentialChanged>(platform, viewer, of, async (tx, need, text) => {
    const decided = await decideOn(tx, viewer, 'edit', need, text);
    if (isRefusal(decided)) return decided;
    const { person } = viewer;
    if (person === null || !(await organisationsById(tx, [organisation])).has(organisation)) return refuse('not_found');
    if (organisation === need.organisation) return refuse('owner_excluded');
    const excluded = await excludedOf(tx, text.id);
    if (!excluded.includes(organisation) && excluded.length >= mostExcluded)
      return refuse('too_many_excluded', { detail: { most: mostExcluded } });
    const standing = await standingOf(tx, text.id, organisation);
    if (standing.length > 0 && reason === null)
      return refuse('reason_needed', { fields: [{ path: 'reason', code: 'required' }] });
    for (const { id, state } of standing) {
      const refusal = await moveDisclosureIn(tx, viewer, id, state === 'asked' ? 'decline' : 'end', reason ?? '');
      if (isRefusal(refusal)) return refusal;
    }
    await insertExcluded(tx, { confidential: text.id, organisation, person, at: await now(tx) });
    noteEdit(tx, viewer, need, text.id, 'confidential_organisation_excluded');
    return { id: text.id, state: text.state, version: text.version };
  });
}

/** Keeps an organisation out no longer. What had ended stays so, until the owner grants it. */
export function include(platform: Platform, viewer: Viewer, of: string, organisation: string) {
  return changing<ConfidentialChanged>(platform, viewer, of, async (tx, need, text) => {
    const decided = await decideOn(tx, viewer, 'edit', need, text);
    if (isRefusal(decided)) return decided;
    await deleteExcluded(tx, text.id, organisation);
    noteEdit(tx, viewer, need, text.id, 'confidential_organisation_included');
    return { id: text.id, state: text.state, version: text.version };
  });
}
