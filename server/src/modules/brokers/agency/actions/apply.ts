import type { AgencyInput } from '@jiebang/contract/brokers/agency.ts';
import type { AgencyChanged } from '@jiebang/contract/brokers/agency-routes.ts';
import { toHoldersAnywhere } from '#kernel/audience.ts';
import { newId } from '#kernel/ids.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, membershipIn, type Viewer } from '#kernel/viewer.ts';
import { now } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf } from '../access.ts';
import { agencyLife } from '../lifecycle.ts';
import { agencyRules } from '../rules.ts';
import { insertAgency } from '../store.ts';

/** Applies for an organisation of kind agency to be listed in 服务机构库; by an administrator of it. */
export function applyAgency(
  platform: Platform,
  viewer: Viewer,
  given: { organisation: string; agency: AgencyInput },
): Promise<AgencyChanged | Refusal> {
  return platform.transact<AgencyChanged>(async (tx) => {
    const { organisation, agency } = given;
    const membership = membershipIn(viewer, organisation);
    if (!membership) return refuse('not_found');
    const at = await now(tx);
    const move = decide(agencyLife, agencyRules, {
      action: 'apply',
      state: null,
      as: asOf(viewer, organisation),
      context: { kind: membership.kind, organisationVerified: membership.verified, ofOwnOrganisation: true },
    });
    if (isRefusal(move)) return move;
    const id = newId();
    await insertAgency(tx, { id, state: move.to, organisation, at, ...agency });
    await moveRow(tx, agencyLife, id, move, {
      actor: actorOf(viewer, 'agency', organisation),
      audience: [`organisation:${organisation}`, toHoldersAnywhere('organiser')],
    });
    return { id, state: 'applied' as const, version: 1 };
  });
}
