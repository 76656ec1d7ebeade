import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Tx } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { isOrganiser, toOrganisers } from '../../../access.ts';
import { type Held, hold } from '../../../panel/actions/move.ts';
import { standsOnASide } from '../../../queries/sides.ts';
import { pointsOf } from '../../register/rules.ts';
import { groundOf } from '../queries/ground.ts';
import { isShareFull } from '../queries/owners-share.ts';
import { type AssignmentRow, assignmentOf, changePair, changesOf, dropProposed, pairsOf } from '../store.ts';

export type Change = { readonly solution: string; readonly from: string; readonly to: string; readonly reason: string };

/** Gives a solution to another judge of the panel, with the reason; what it did to the value is kept with who and when. No conflict passes. */
export function reassign(
  platform: Platform,
  viewer: Viewer,
  need: string,
  version: number,
  change: Change,
): Promise<{ version: number } | Refusal> {
  return onProposed(platform, viewer, need, async (tx, held, row, person) => {
    if (row.version !== version) return refuse('stale_version');
    const { solution, from, to, reason } = change;
    const ground = await groundOf(platform, tx, held);
    const pairs = await pairsOf(tx, row.id);
    const wrong = (path: string, code: string) => refuse('invalid_input', { fields: [{ path, code }] });
    const has = (seat: string) => pairs.find((one) => one.seat === seat && one.solution === solution);
    const before = has(from);
    if (!before) return wrong('from', 'invalid_value');
    if (has(to) || !ground.seats.some(({ id }) => id === to)) return wrong('to', 'invalid_value');
    const reasons = ground.reasons(to, solution);
    if (reasons === null) return refuse('judge_in_conflict', { fields: [{ path: 'to', code: 'in_conflict' }] });
    const others = pairs.filter((one) => one !== before);
    if (isShareFull(ground, others, { seat: to, solution }))
      return refuse('owners_share_full', { fields: [{ path: 'to', code: 'in_conflict' }] });
    const value = pairs.reduce((sum, { worth }) => sum + worth, 0);
    const worth = pointsOf(reasons);
    await changePair(
      tx,
      {
        ...{ assignment: row.id, n: (await changesOf(tx, row.id)).length + 1, person, at: held.at, solution, reason },
        ...{ from_seat: from, to_seat: to, value_before: value, value_after: value - before.worth + worth },
      },
      { seat: to, solution, worth, reasons: [...reasons], by_hand: true, stronger: 0 },
    );
    tell(tx, viewer, held, 'assignment_changed', row.id);
    return { version: version + 1 };
  });
}

/** Drops what was proposed: every judge gets every solution with which there is no conflict, as where nothing was computed. */
export function dropAssignment(platform: Platform, viewer: Viewer, need: string): Promise<{ done: true } | Refusal> {
  return onProposed<{ done: true }>(platform, viewer, need, async (tx, held, row) => {
    await dropProposed(tx, held.panel.id);
    tell(tx, viewer, held, 'assignment_dropped', row.id);
    return { done: true };
  });
}

function onProposed<R>(
  platform: Platform,
  viewer: Viewer,
  need: string,
  act: (tx: Tx, held: Held, row: AssignmentRow, person: string) => Promise<R | Refusal>,
): Promise<R | Refusal> {
  return platform.transact<R>(async (tx) => {
    const held = await hold(tx, need);
    if (!held || !isOrganiser(viewer, held.need) || viewer.person === null) return refuse('not_found');
    if (await standsOnASide(platform, tx, viewer, held.need)) return refuse('conflict_of_interest');
    const row = await assignmentOf(tx, held.panel.id);
    if (!row) return refuse('not_found');
    if (row.state !== 'proposed') return refuse('not_in_this_state', { detail: { state: row.state } });
    return act(tx, held, row, viewer.person);
  });
}

const tell = (tx: Tx, viewer: Viewer, { need, panel }: Held, name: string, assignment: string): void =>
  record(tx, {
    name,
    subject: panel.id,
    actor: { person: viewer.person, organisation: null, role: 'organiser' },
    data: { need: need.id, assignment },
    audience: toOrganisers(need),
  });
