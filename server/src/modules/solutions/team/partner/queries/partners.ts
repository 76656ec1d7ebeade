import type { TeamPartners } from '@jiebang/contract/solutions/partner.ts';
import type { SolutionDraft } from '@jiebang/contract/solutions/solution.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { type Db, now } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf, isAuthor } from '../../../access.ts';
import { contextOf } from '../../../actions/journey.ts';
import { orDamaged } from '../../../documents/damage.ts';
import { teamKeyOf } from '../../../documents/keys.ts';
import { draftOfVersion, emptyDraft } from '../../../documents/own-draft.ts';
import { openPartner } from '../../../documents/sealing.ts';
import { solutionLife } from '../../../lifecycle.ts';
import { solutionRules } from '../../../rules.ts';
import { findSolution, newestVersion, type Whole } from '../../../store.ts';
import { teamById } from '../../store.ts';
import { type Asked, consentsOf } from '../rules.ts';
import { type PartnerRow, partnersOf } from '../store.ts';

/** What was asked of each organisation for a solution, opened with its team's key. */
export async function askedBy(db: Db, teamKey: Uint8Array, solution: string): Promise<(Asked & { id: string })[]> {
  return (await partnersOf(db, solution)).map((row) => openAsked(teamKey, row));
}

/** What was asked of one, opened. Throws where it was changed. */
export function openAsked(teamKey: Uint8Array, { id, solution, state, at, sealed_words }: PartnerRow) {
  return { ...openPartner(teamKey, solution, sealed_words), ...{ id, state, at } };
}

/** How far the consent of each partner is, and whether they can be asked now. */
export async function standingOf(
  db: Db,
  viewer: Viewer,
  whole: Whole,
  { teamKey, draft, at }: { readonly teamKey: Uint8Array; readonly draft: SolutionDraft; readonly at: Date },
): Promise<TeamPartners> {
  const as = asOf(viewer, whole.place);
  const context = contextOf(whole, at);
  const move = decide(solutionLife, solutionRules, { action: 'edit', state: whole.row.state, as, context });
  const refused = isRefusal(move) ? move.refused : as.includes('leader') ? null : 'forbidden';
  return {
    items: consentsOf(draft, await askedBy(db, teamKey, whole.row.id)),
    can: { ask: refused === null ? true : { code: refused } },
  };
}

/** Partners of the viewer's own solution. */
export async function readPartners(platform: Platform, viewer: Viewer, id: string): Promise<TeamPartners | Refusal> {
  const { db } = platform;
  const whole = await findSolution(db, id);
  const team = whole && isAuthor(viewer, whole.place) ? await teamById(db, whole.row.team) : undefined;
  if (!whole || !team) return refuse('not_found');
  const newest = await newestVersion(db, id);
  const opened = orDamaged(() => {
    const teamKey = teamKeyOf(platform, team);
    return { teamKey, draft: newest ? draftOfVersion(teamKey, id, newest) : emptyDraft };
  });
  return isRefusal(opened) ? opened : standingOf(db, viewer, whole, { ...opened, at: await now(db) });
}
