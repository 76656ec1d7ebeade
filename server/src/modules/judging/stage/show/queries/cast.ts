import type { Db } from '#platform/db/connection.ts';
import { type FinalNeedRow, type FinalRow, type ItemRow, itemsOfFinal, needsOfFinal } from '../../final/store.ts';
import { beforeTheShow, type Entry, type Played } from '../rules.ts';
import { type EntryRow, entriesAfter, entryOf, type Numbers } from '../store.ts';
import type { Cast } from '../views.ts';

export type FinalCast = {
  readonly needs: readonly FinalNeedRow[];
  readonly items: readonly ItemRow[];
  readonly numbers: Numbers;
  readonly cast: Cast;
  readonly start: Played;
  readonly rows: readonly EntryRow[];
  readonly entries: readonly Entry[];
};

/** Who is on, and the record so far. Before the draw the running order is not told, and there is no entry. */
export async function castOf(db: Db, final: FinalRow): Promise<FinalCast> {
  const needs = await needsOfFinal(db, final.id);
  const items = await itemsOfFinal(db, final.id);
  const numbers = { items: items.map(({ id }) => id), needs: needs.map(({ need }) => need) };
  const rows = await entriesAfter(db, final.id, 0);
  return {
    needs,
    items,
    numbers,
    cast: { needOf: items.map(({ need }) => numbers.needs.indexOf(need)), needs: needs.length, shows: final.shows },
    start: beforeTheShow(items.length, needs.length),
    rows,
    entries: rows.map((row) => entryOf(row, numbers)),
  };
}
