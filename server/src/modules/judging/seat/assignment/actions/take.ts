import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Tx } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import type { Held } from '../../../panel/actions/move.ts';
import { roundOf } from '../../../panel/round/store.ts';
import type { Barred, Pair } from '../../../sheet/actions/hand-out.ts';
import { sheetsOfRound } from '../../../sheet/store.ts';
import { promise } from '../../../store.ts';
import { isOwnersExpert, ownersShare } from '../../queries/conflicts.ts';
import { type SeatRow, seatsOf } from '../../store.ts';
import { groundOf } from '../queries/ground.ts';
import { outdatedBy } from '../queries/outdated.ts';
import { isShareFull } from '../queries/owners-share.ts';
import { assignmentOf, changesOf, pairsOf, setHandedOut } from '../store.ts';

/** Refuses to begin by an assignment that something has come between; null where there is none, or it is as good as when it was made. */
export async function whyNotAssigned(platform: Platform, tx: Tx, held: Held): Promise<Refusal | null> {
  const row = await assignmentOf(tx, held.panel.id);
  if (row?.state !== 'proposed') return null;
  const found = outdatedBy(await groundOf(platform, tx, held), row, await pairsOf(tx, row.id));
  return found.length === 0 ? null : refuse('assignment_outdated', { detail: { why: found.join(',') } });
}

/** What a seat gets in a round that begins: by seat, the solutions; null where every judge judges all. */
export type Taken = ReadonlyMap<string, ReadonlySet<string>> | null;

/** Takes the proposed assignment for the round that begins: promised in the log before the first sheet is handed out by it. */
export async function takeAssignment(
  tx: Tx,
  platform: Platform,
  { need, panel, at }: Held,
  round: string,
): Promise<Taken> {
  const row = await assignmentOf(tx, panel.id);
  if (row?.state !== 'proposed') return null;
  const pairs = await pairsOf(tx, row.id);
  const changes = await changesOf(tx, row.id);
  const leaf = await promise(tx, platform, {
    kind: 'assignment',
    id: row.id,
    subject: need.number ?? need.id,
    content: {
      ...{ need: need.id, round, each: row.each, gap: row.gap, optimum: row.optimum },
      ...{ run: { panels: row.run_panels, value: row.run_value } },
      pairs: pairs.map(({ seat, solution, worth, by_hand: byHand }) => ({ seat, solution, worth, byHand })),
      changes: changes.map((one) => ({
        ...{ at: one.at.toISOString(), by: one.person, solution: one.solution, from: one.from_seat, to: one.to_seat },
        ...{ reason: one.reason, before: one.value_before, after: one.value_after },
      })),
    },
    at,
  });
  await setHandedOut(tx, row.id, { round, leaf });
  const taken = Map.groupBy(pairs, ({ seat }) => seat);
  return new Map([...taken].map(([seat, own]) => [seat, new Set(own.map(({ solution }) => solution))]));
}

/** By what sheets were handed out without an assignment, not handed out, or taken back. */
type Why =
  | 'everyone_judges_all'
  | 'came_late'
  | 'readmitted'
  | 'excused'
  | 'skipped'
  | 'conflict_declared'
  | 'conflict_found';

/**
 * Promises in the log which pairs were handed out in a round, taken back from it, or kept from their judge by a conflict, and why; nothing where
 * there are none.
 */
export async function promisePairs(
  tx: Tx,
  platform: Platform,
  { need, at }: Pick<Held, 'need' | 'at'>,
  {
    round,
    why,
    ...pairs
  }: { readonly round: string; readonly why: Why } & (
    | { readonly pairs: readonly Pair[] }
    | { readonly takenBack: readonly Pair[] }
    | { readonly barred: readonly Barred[] }
  ),
): Promise<void> {
  if (Object.values(pairs).every((list) => list.length === 0)) return;
  const content = { need: need.id, round, why, ...pairs };
  await promise(tx, platform, { kind: 'assignment', id: round, subject: need.number ?? need.id, content, at });
}

/**
 * What a judge who comes late may still be given in an assigned round: solutions with fewer judges left than were to judge them, of the
 * owner's own experts too fewer than may be; null for all.
 */
export async function leftToJudge(
  tx: Tx,
  { need, panel, at }: Held,
  seat: SeatRow,
): Promise<ReadonlySet<string> | null> {
  const row = await assignmentOf(tx, panel.id);
  const round = await roundOf(tx, panel.id);
  if (!row?.round || row.round !== round?.id) return null;
  const counted = (await sheetsOfRound(tx, row.round)).filter(({ state }) => state === 'open' || state === 'locked');
  const ofOwner = new Set<string>();
  if (await isOwnersExpert(tx, need, seat.person, at))
    for (const { id, person } of await seatsOf(tx, panel.id))
      if (await isOwnersExpert(tx, need, person, at)) ofOwner.add(id);
  const ground = { ofOwner, share: await ownersShare(tx, need, panel, at), each: row.each };
  const solutions = new Set((await pairsOf(tx, row.id)).map(({ solution }) => solution));
  return new Set(
    [...solutions].filter(
      (solution) =>
        counted.filter((one) => one.solution === solution).length < row.each &&
        !isShareFull(ground, counted, { seat: seat.id, solution }),
    ),
  );
}
