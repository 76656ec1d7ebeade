import type { OrganisationChange, VerifiedData } from '@jiebang/contract/identity/organisation/change/change.ts';
import type { Finding } from '@jiebang/contract/identity/organisation.ts';
import { toHoldersAnywhere } from '#kernel/audience.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import type { Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { isOwnAdmin } from '../../../access.ts';
import { type OrganisationRow, organisationById } from '../../../queries/organisation.ts';
import { replaceDocument } from '../../paper/store.ts';
import { type ChangeAction, changeLife } from '../lifecycle.ts';
import { type ChangeRow, changeById, openChangeOf, readsChange } from '../queries/change.ts';
import { viewOf } from '../queries/changes.ts';
import { papersOf } from '../queries/papers.ts';
import { changeRules, kept } from '../rules.ts';
import { insertChange, writeChangeFindings, writeVerified, writeWanted, writeWas } from '../store.ts';
import { changeContext, partsIn, standsOf } from '../views.ts';

/** Drafts a change of what was verified of an organisation; nothing stands of it before it is approved. */
export function beginChange(
  platform: Platform,
  viewer: Viewer,
  id: string,
  typed: VerifiedData,
): Promise<OrganisationChange | Refusal> {
  return platform.transact(async (tx) => {
    const organisation = isOwnAdmin(viewer, id) ? await organisationById(tx, id, true) : null;
    if (!organisation) return refuse('not_found');
    const wanted = kept(typed);
    const open = (await openChangeOf(tx, id)) !== null;
    const context = changeContext(organisation, viewer, { wanted, open, papers: [] });
    const asked = { action: 'begin', state: null, as: partsIn(viewer, id), context } as const;
    const move = decide(changeLife, changeRules, asked);
    if (isRefusal(move)) return move;
    const change = await insertChange(tx, id, wanted, move.to);
    const actor = actorOf(viewer, move.by, id);
    const refusal = await moveRow(tx, changeLife, change, move, { actor, audience: [`organisation:${id}`] });
    const row = await changeById(tx, change);
    return refusal ?? (row ? viewOf(platform, tx, viewer, row, organisation) : refuse('not_found'));
  });
}

type More = {
  /** The version that an edit was made from. */
  readonly version?: number;
  readonly wanted?: VerifiedData;
  readonly findings?: readonly Finding[];
  /** What is written along, before the change stands in its new state. */
  readonly write?: (tx: Tx, row: ChangeRow, organisation: OrganisationRow) => Promise<void>;
};

async function moveChange(
  platform: Platform,
  viewer: Viewer,
  id: string,
  action: ChangeAction,
  more: More = {},
): Promise<OrganisationChange | Refusal> {
  return platform.transact(async (tx) => {
    const seen = await changeById(tx, id);
    if (!seen || !readsChange(viewer, seen)) return refuse('not_found');
    // The organisation first, as whoever merges or suspends it holds it.
    const organisation = await organisationById(tx, seen.organisation, true);
    const row = await changeById(tx, id, true);
    if (!organisation || !row) return refuse('not_found');
    const papers = (await papersOf(tx, id)).map(({ kind }) => kind);
    const context = changeContext(organisation, viewer, { wanted: more.wanted ?? row.wanted, open: false, papers });
    const asked = { action, state: row.state, as: partsIn(viewer, row.organisation), context };
    const move = decide(changeLife, changeRules, asked);
    if (isRefusal(move)) return move;
    if (more.version !== undefined && more.version !== row.version) return refuse('stale_version');
    await more.write?.(tx, row, organisation);
    const refusal = await moveRow(tx, changeLife, id, move, {
      actor: actorOf(viewer, move.by, move.by === 'own_admin' ? row.organisation : null),
      data: { organisation: row.organisation },
      audience:
        action === 'ask' ? ['role:admin', toHoldersAnywhere('organiser')] : [`organisation:${row.organisation}`],
    });
    if (refusal) return refusal;
    if (more.findings) await writeChangeFindings(tx, id, more.findings);
    const [after, beside] = [await changeById(tx, id), await organisationById(tx, row.organisation)];
    return after && beside ? viewOf(platform, tx, viewer, after, beside) : refuse('not_found');
  });
}

/** Changes what is wanted, before it is sent or after it was returned. */
export function editChange(platform: Platform, viewer: Viewer, id: string, version: number, typed: VerifiedData) {
  const wanted = kept(typed);
  const write = (tx: Tx) => writeWanted(tx, id, wanted);
  return moveChange(platform, viewer, id, 'edit', { version, wanted, write });
}

/** Asks for a change to be approved; what stands goes on to stand meanwhile. */
export const askChange = (platform: Platform, viewer: Viewer, id: string) => moveChange(platform, viewer, id, 'ask');

const keepWas = (tx: Tx, row: ChangeRow, organisation: OrganisationRow) => writeWas(tx, row.id, standsOf(organisation));

/** Withdraws a change; nothing of the organisation changes. */
export const withdrawChange = (platform: Platform, viewer: Viewer, id: string) =>
  moveChange(platform, viewer, id, 'withdraw', { write: keepWas });

/**
 * Approves a change: what was wanted stands from now on, its papers are the organisation's, and what stood is kept with the change. Refused as
 * `organisation_exists` where another verified organisation has the number.
 */
export function approveChange(platform: Platform, viewer: Viewer, id: string) {
  return moveChange(platform, viewer, id, 'approve', {
    write: async (tx, row, organisation) => {
      await keepWas(tx, row, organisation);
      await writeVerified(tx, row.organisation, row.wanted);
      for (const { id: file, kind, type } of await papersOf(tx, id))
        await replaceDocument(tx, { file, organisation: row.organisation, kind, type });
    },
  });
}

/** Returns a change with what is wrong; it is mended and asked again, or withdrawn. */
export const returnChange = (platform: Platform, viewer: Viewer, id: string, findings: readonly Finding[]) =>
  moveChange(platform, viewer, id, 'return', { findings });
