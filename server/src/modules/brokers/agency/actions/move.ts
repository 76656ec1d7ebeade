import type { AgencyInput, AgencyState } from '@jiebang/contract/brokers/agency.ts';
import type { AgencyChanged } from '@jiebang/contract/brokers/agency-routes.ts';
import { toHoldersAnywhere } from '#kernel/audience.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, membershipIn, type Viewer } from '#kernel/viewer.ts';
import { organisationsById } from '#modules/identity/index.ts';
import { now } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf, mayRead } from '../access.ts';
import { type AgencyAction, agencyLife } from '../lifecycle.ts';
import { agencyRules } from '../rules.ts';
import { lockAgency, setAgency } from '../store.ts';

/** One move of an agency's listing: reapply, list, return, delist. */
export function moveAgency(
  platform: Platform,
  viewer: Viewer,
  id: string,
  action: AgencyAction,
  given: { reason?: string; agency?: AgencyInput } = {},
): Promise<AgencyChanged | Refusal> {
  return platform.transact<AgencyChanged>(async (tx) => {
    const agency = await lockAgency(tx, id);
    if (!agency || !mayRead(viewer, agency.organisation)) return refuse('not_found');
    const at = await now(tx);
    const organisation = (await organisationsById(tx, [agency.organisation])).get(agency.organisation);
    const move = decide(agencyLife, agencyRules, {
      action,
      state: agency.state,
      as: asOf(viewer, agency.organisation),
      context: {
        kind: organisation?.kind ?? '',
        organisationVerified: organisation?.verified ?? false,
        ofOwnOrganisation: membershipIn(viewer, agency.organisation) !== undefined,
      },
    });
    if (isRefusal(move)) return move;
    await setAgency(tx, id, { ...given.agency, listed_at: move.to === 'listed' ? at : null });
    const refusal = await moveRow(tx, agencyLife, id, move, {
      actor: actorOf(viewer, move.by, move.by === 'agency' ? agency.organisation : null),
      ...(given.reason ? { reason: given.reason } : {}),
      audience: [`organisation:${agency.organisation}`, toHoldersAnywhere('organiser')],
    });
    return refusal ?? { id, state: move.to as AgencyState, version: agency.version + 1 };
  });
}
