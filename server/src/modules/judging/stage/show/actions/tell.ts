import { now, type Tx } from '#platform/db/connection.ts';
import type { HeldSheet } from '../../../sheet/actions/move.ts';
import { itemOfSolution, itemsOfFinal, lockFinal } from '../../final/store.ts';
import { boardOf, countOf, roundOnStage } from '../queries/sheets.ts';
import { append } from '../store.ts';

/** In the record of the show a score came in; whose it was stays in the sheet's own history. */
export const journey = { person: null, organisation: null, role: 'journey' };

/** Enters into the record of a live final that a sheet came in, or was opened again: how many are in, and the standings once they all are. */
export async function tellFinal(tx: Tx, { need, sheet }: Pick<HeldSheet, 'need' | 'sheet'>): Promise<void> {
  const item = await itemOfSolution(tx, sheet.solution);
  if (!item || item.n === null) return;
  const final = await lockFinal(tx, item.final);
  const stage = await roundOnStage(tx, need.id);
  if (final?.state !== 'live' || sheet.round !== stage.round.id) return;
  const [came, of] = countOf(stage.sheets, sheet.solution);
  const board = came === of ? { board: await boardOf(tx, stage, await itemsOfFinal(tx, final.id)) } : {};
  const data = { in: came, of, ...board };
  await append(tx, final, { action: 'sheet', item: item.id, need: need.id, data }, journey, await now(tx));
}
