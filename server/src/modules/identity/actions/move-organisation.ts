import type { Organisation, OrganisationInput } from '@jiebang/contract/identity/organisation.ts';
import { toHoldersAnywhere } from '#kernel/audience.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, membershipIn, type Viewer } from '#kernel/viewer.ts';
import type { Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf, mayRead } from '../access.ts';
import { organisationLife } from '../lifecycle.ts';
import { writeMandate, writeOrganisation } from '../organisation/store.ts';
import { organisationById } from '../queries/organisation.ts';
import { organisationRules } from '../rules.ts';
import { viewOrganisation } from '../views.ts';

type Action = 'edit' | 'ask_verification' | 'verify' | 'return' | 'suspend' | 'reinstate';
type More = {
  readonly reason?: string;
  /** The version that an edit was made from. */
  readonly version?: number;
  readonly input?: OrganisationInput;
  readonly write?: (tx: Tx) => Promise<void>;
};

/** Makes one move of an organisation, with what is written along. */
async function moveOrganisation(
  platform: Platform,
  viewer: Viewer,
  id: string,
  action: Action,
  more: More = {},
): Promise<Organisation | Refusal> {
  return platform.transact(async (tx) => {
    const row = mayRead(viewer, id) ? await organisationById(tx, id, true) : null;
    if (!row) return refuse('not_found');
    const written = { ...row, registrationNumber: row.registration_number };
    const context = { legal: more.input ?? written, isMember: membershipIn(viewer, id) !== undefined };
    const move = decide(organisationLife, organisationRules, {
      action,
      state: row.state,
      as: asOf(viewer, id),
      context,
    });
    if (isRefusal(move)) return move;
    if (more.version !== undefined && more.version !== row.version) return refuse('stale_version');
    await more.write?.(tx);
    const refusal = await moveRow(tx, organisationLife, id, move, {
      actor: actorOf(viewer, move.by, move.by === 'own_admin' ? id : null),
      ...(more.reason === undefined ? {} : { reason: more.reason }),
      audience: action === 'ask_verification' ? ['role:admin', toHoldersAnywhere('organiser')] : [`organisation:${id}`],
    });
    const moved = await organisationById(tx, id);
    if (refusal || !moved) return refusal ?? refuse('not_found');
    return viewOrganisation(moved, viewer);
  });
}

/** Edits what is written of an organisation, before it is verified or after it was returned. */
export function editOrganisation(
  platform: Platform,
  viewer: Viewer,
  id: string,
  version: number,
  input: OrganisationInput,
): Promise<Organisation | Refusal> {
  const write = (tx: Tx) => writeOrganisation(tx, id, input);
  return moveOrganisation(platform, viewer, id, 'edit', { version, input, write });
}

/** Asks for 主体认证 with the authorised person (经办人) and the scanned mandate. */
export function askVerification(
  platform: Platform,
  viewer: Viewer,
  id: string,
  given: { authorisedPerson: string; mandateFile: string | null },
): Promise<Organisation | Refusal> {
  const write = (tx: Tx) => writeMandate(tx, id, given);
  return moveOrganisation(platform, viewer, id, 'ask_verification', { write });
}

/** Decides on, suspends or reinstates an organisation; a decider never decides on its own. */
export function decideOrganisation(
  platform: Platform,
  viewer: Viewer,
  id: string,
  action: 'verify' | 'return' | 'suspend' | 'reinstate',
  reason?: string,
): Promise<Organisation | Refusal> {
  return moveOrganisation(platform, viewer, id, action, reason === undefined ? {} : { reason });
}
