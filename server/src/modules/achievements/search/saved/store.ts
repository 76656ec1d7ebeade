import type { ToldEvery } from '@jiebang/contract/achievements/saved-search.ts';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { Db, Tx } from '#platform/db/connection.ts';
import { tables } from '../../store.ts';
import type { AchievementsTables } from '../../tables.gen.ts';
import { atOnceMs, settledMs } from './config.ts';

type Table = AchievementsTables['achievements.saved_search'];
export type SavedRow = Selectable<Table> & { every: ToldEvery };

/** The searches that a person keeps, the newest first. */
export async function savedBy(db: Db, person: string): Promise<SavedRow[]> {
  const rows = tables(db).selectFrom('achievements.saved_search').selectAll().where('person', '=', person);
  return (await rows.orderBy('created_at', 'desc').orderBy('id').execute()) as SavedRow[];
}

/** Keeps a search; one that the person keeps already gets the name and the time anew. Returns its id. */
export async function saveSearch(tx: Tx, row: Insertable<Table>): Promise<string> {
  const { id } = await tables(tx)
    .insertInto('achievements.saved_search')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['person', 'query']).doUpdateSet({ name: row.name, every: row.every, looked_at: row.looked_at }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Changes a search of this person; whether there is one. What came while it was not told of stays untold. */
export async function changeSaved(
  tx: Tx,
  { id, person, name, every, at }: { id: string; person: string; name: string; every: ToldEvery; at: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update achievements.saved_search set name = ${name}, every = ${every},
      looked_at = case when every = 'off' then greatest(looked_at, ${at}) else looked_at end
    where id = ${id} and person = ${person}`.execute(tx);
  return numAffectedRows === 1n;
}

/** Forgets a search of this person; whether there was one. */
export async function dropSaved(tx: Tx, id: string, person: string): Promise<boolean> {
  const dropped = tables(tx).deleteFrom('achievements.saved_search').where('id', '=', id).where('person', '=', person);
  return (await dropped.executeTakeFirst()).numDeletedRows === 1n;
}

/** Loads a search and holds its row until the transaction ends. */
export async function lockSaved(tx: Tx, id: string): Promise<SavedRow | undefined> {
  const found = tables(tx).selectFrom('achievements.saved_search').selectAll().where('id', '=', id).forUpdate();
  return (await found.executeTakeFirst()) as SavedRow | undefined;
}

/** Says up to when what was published has been looked at. */
export async function setLooked(tx: Tx, id: string, at: Date): Promise<void> {
  await tables(tx).updateTable('achievements.saved_search').set({ looked_at: at }).where('id', '=', id).execute();
}

/** Searches that are to be looked at again: those of each day once after eight in the morning, the others when anything is new. */
export async function dueSearches(db: Db, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from achievements.saved_search s
    where (every = 'day' and looked_at < date_trunc('day', platform.now() at time zone 'Asia/Shanghai' - interval '8 hours')
        at time zone 'Asia/Shanghai' + interval '8 hours')
      or (every = 'at_once' and looked_at < platform.now() - ${atOnceMs} * interval '1 millisecond'
        and exists (select from achievements.achievement a where a.state = 'public' and a.published_at > s.looked_at
          and a.published_at <= platform.now() - ${settledMs} * interval '1 millisecond'))
    order by looked_at, id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}
