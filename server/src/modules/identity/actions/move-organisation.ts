import type {
  Finding,
  Organisation,
  OrganisationDescription,
  OrganisationInput,
} from '@jiebang/contract/identity/organisation.ts';
import { toHoldersAnywhere } from '#kernel/audience.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import type { Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf, mayRead } from '../access.ts';
import { organisationLife } from '../organisation/lifecycle.ts';
import { documentsOf } from '../organisation/paper/queries/documents.ts';
import { writeFindings } from '../organisation/paper/store.ts';
import { organisationRules } from '../organisation/rules.ts';
import {
  askerOf,
  noteChange,
  writeAuthorised,
  writeDescription,
  writeOrganisation,
  writeSigning,
} from '../organisation/store.ts';
import { organisationById } from '../queries/organisation.ts';
import { membersOf } from '../queries/organisations.ts';
import { contextOf, viewOrganisation } from '../views.ts';

type Action = 'edit' | 'describe' | 'ask_verification' | 'verify' | 'return' | 'suspend' | 'reinstate';
type More = {
  readonly reason?: string;
  /** The version that an edit was made from. */
  readonly version?: number;
  readonly input?: OrganisationInput;
  readonly findings?: readonly Finding[];
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
    const documents = (await documentsOf(tx, [id])).get(id) ?? [];
    const context = contextOf(row, viewer, documents);
    const move = decide(organisationLife, organisationRules, {
      action,
      state: row.state,
      as: asOf(viewer, id),
      context: more.input ? { ...context, legal: more.input } : context,
    });
    if (isRefusal(move)) return move;
    if (more.version !== undefined && more.version !== row.version) return refuse('stale_version');
    await more.write?.(tx);
    const refusal = await moveRow(tx, organisationLife, id, move, {
      actor: actorOf(viewer, move.by, move.by === 'own_admin' ? id : null),
      ...(more.reason === undefined ? {} : { reason: more.reason }),
      audience: action === 'ask_verification' ? ['role:admin', toHoldersAnywhere('organiser')] : [`organisation:${id}`],
    });
    if (refusal) return refusal;
    if (more.findings) await writeFindings(tx, id, more.findings);
    const moved = await organisationById(tx, id);
    return moved ? viewOrganisation(platform, { row: moved, documents }, viewer) : refuse('not_found');
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

/** Changes what a verified organisation says of itself; it stays verified, as nothing of this was. */
export function describeOrganisation(
  platform: Platform,
  viewer: Viewer,
  id: string,
  version: number,
  said: OrganisationDescription,
): Promise<Organisation | Refusal> {
  const write = (tx: Tx) => writeDescription(tx, id, said);
  return moveOrganisation(platform, viewer, id, 'describe', { version, write });
}

/** Asks for 主体认证 with the name of the authorised person (经办人); the papers stand already. */
export function askVerification(
  platform: Platform,
  viewer: Viewer,
  id: string,
  given: { authorisedPerson: string },
): Promise<Organisation | Refusal> {
  const write = (tx: Tx) => writeAuthorised(tx, id, given.authorisedPerson);
  return moveOrganisation(platform, viewer, id, 'ask_verification', { write });
}

/** Returns an organisation that waits, with what is wrong; it is mended and asks again, and what was said stays in its history. */
export function returnOrganisation(
  platform: Platform,
  viewer: Viewer,
  id: string,
  findings: readonly Finding[],
): Promise<Organisation | Refusal> {
  return moveOrganisation(platform, viewer, id, 'return', { findings });
}

/** Gives the signing right to who handed in the mandate that was checked; to the administrators, where that one has left. */
async function giveSigning(tx: Tx, organisation: string): Promise<void> {
  const asker = await askerOf(tx, organisation);
  const members = await membersOf(tx, organisation);
  const authorised = members.filter(({ person }) => person === asker);
  const given = authorised.length > 0 ? authorised : members.filter(({ role }) => role === 'admin');
  for (const { person } of given) {
    await writeSigning(tx, organisation, person, true);
    await noteChange(tx, { organisation, action: 'signing_given', whom: { person }, role: null, by: null });
  }
}

/** Verifies, suspends or reinstates an organisation; a decider never decides on its own. */
export function decideOrganisation(
  platform: Platform,
  viewer: Viewer,
  id: string,
  action: 'verify' | 'suspend' | 'reinstate',
  reason?: string,
): Promise<Organisation | Refusal> {
  const write = (tx: Tx) => giveSigning(tx, id);
  return moveOrganisation(platform, viewer, id, action, {
    ...(reason === undefined ? {} : { reason }),
    ...(action === 'verify' ? { write } : {}),
  });
}
