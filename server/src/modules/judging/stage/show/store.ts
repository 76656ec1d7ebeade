import type { Selectable } from 'kysely';
import type { Actor } from '#kernel/viewer.ts';
import type { Db, Tx } from '#platform/db/connection.ts';
import { tables } from '../../store.ts';
import type { JudgingTables } from '../../tables.gen.ts';
import type { FinalRow } from '../final/store.ts';
import type { Entry } from './rules.ts';

export type EntryRow = Selectable<JudgingTables['judging.final_entry']>;

/** Entries of a final after one of them, in their order. */
export async function entriesAfter(db: Db, final: string, n: number): Promise<EntryRow[]> {
  return tables(db)
    .selectFrom('judging.final_entry')
    .selectAll()
    .where('final', '=', final)
    .where('n', '>', n)
    .orderBy('n')
    .execute();
}

/** How rows become entries: items by their number in the running order, needs by their place in the show from 0. */
export type Numbers = { readonly items: readonly string[]; readonly needs: readonly string[] };

export const entryOf = (row: EntryRow, { items, needs }: Numbers): Entry => ({
  n: row.n,
  action: row.action,
  item: row.item === null ? null : items.indexOf(row.item) + 1,
  need: row.need === null ? null : needs.indexOf(row.need),
  at: row.at.getTime(),
  undoes: row.undoes,
  data: row.data as Entry['data'],
});

export type NewEntry = {
  readonly action: string;
  readonly item?: string | null;
  readonly need?: string | null;
  readonly reason?: string | null;
  readonly undoes?: number;
  readonly data?: Entry['data'];
};

/** Appends to the record of a final whose row is held. Returns the entry's number. */
export async function append(tx: Tx, final: FinalRow, entry: NewEntry, actor: Actor, at: Date): Promise<number> {
  const { last } = await tables(tx)
    .updateTable('judging.final')
    .set((one) => ({ last: one('last', '+', 1) }))
    .where('id', '=', final.id)
    .returning('last')
    .executeTakeFirstOrThrow();
  await tables(tx)
    .insertInto('judging.final_entry')
    .values({
      final: final.id,
      n: last,
      action: entry.action,
      item: entry.item ?? null,
      need: entry.need ?? null,
      at,
      person: actor.person,
      role: actor.role,
      reason: entry.reason ?? null,
      undoes: entry.undoes ?? null,
      data: JSON.stringify(entry.data ?? {}),
    })
    .execute();
  return last;
}
