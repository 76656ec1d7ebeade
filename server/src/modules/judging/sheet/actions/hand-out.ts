import type { ConflictSource } from '@jiebang/contract/judging/panel.ts';
import { newId } from '#kernel/ids.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal } from '#kernel/refusal.ts';
import type { Actor } from '#kernel/viewer.ts';
import type { NeedRow } from '#modules/needs/index.ts';
import type { Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { cutAfter } from '../../panel/round/queries/contenders.ts';
import type { RoundRow } from '../../panel/round/store.ts';
import type { PanelRow } from '../../panel/store.ts';
import { judgedSolutions } from '../../queries/solutions.ts';
import { conflictsOf } from '../../seat/queries/conflicts.ts';
import type { SeatRow } from '../../seat/store.ts';
import { sheetLife } from '../lifecycle.ts';
import { sheetRules } from '../rules.ts';
import { insertSheet } from '../store.ts';

type Held = { readonly need: NeedRow; readonly panel: PanelRow; readonly at: Date };

/** Who gets sheets: `only` for some solutions, null for all; and for none that it is to be `without`. */
type For = {
  readonly seat: SeatRow;
  readonly only: ReadonlySet<string> | null;
  readonly without?: ReadonlySet<string>;
};

/** Whose sheet is for which solution. */
export type Pair = { readonly seat: string; readonly solution: string };

/** What a conflict, found before, keeps from a judge, and of which sorts it is. */
export type Barred = Pair & { readonly sources: readonly ConflictSource[] };

/**
 * Gives a judge an empty sheet for each solution of the round, those not cut before it, with which there is no conflict. Returns what was given,
 * and what of the round a conflict keeps from the judge; its caller promises both to the log.
 */
export async function handOut(
  tx: Tx,
  platform: Platform,
  { need, panel, at }: Held,
  round: Pick<RoundRow, 'id'>,
  { seat, only, without }: For,
  actor: Actor,
): Promise<{ readonly pairs: Pair[]; readonly barred: Barred[] }> {
  const solutions = await judgedSolutions(platform, tx, need.id);
  const conflicts = await conflictsOf(tx, need, seat.person, solutions, at);
  const move = decide(sheetLife, sheetRules, {
    action: 'hand_out',
    state: null,
    as: ['journey'],
    context: { panelState: panel.state, roundOver: false, rubric: [], scores: [], ofASide: false },
  });
  if (isRefusal(move)) throw new Error(`a sheet cannot be handed out: ${move.refused}`);
  const cut = await cutAfter(tx, panel.id);
  const left = solutions.filter(({ id }) => !cut.has(id) && !without?.has(id));
  const pairs: Pair[] = [];
  for (const { id: solution } of left.filter(({ id }) => !conflicts.has(id) && (only?.has(id) ?? true))) {
    const id = newId();
    await insertSheet(tx, { id, panel: panel.id, round: round.id, seat: seat.id, solution, state: move.to, at });
    await moveRow(tx, sheetLife, id, move, {
      actor,
      data: { need: need.id },
      audience: [`person:${seat.person}`],
    });
    pairs.push({ seat: seat.id, solution });
  }
  const barred = left.flatMap(({ id: solution }) => {
    const sources = conflicts.get(solution);
    return sources ? [{ seat: seat.id, solution, sources }] : [];
  });
  return { pairs, barred };
}
