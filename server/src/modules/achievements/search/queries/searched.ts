import { setImmediate as breathe } from 'node:timers/promises';
import { sql } from 'kysely';
import { organisationsById } from '#modules/identity/index.ts';
import type { Db, Tx } from '#platform/db/connection.ts';
import type { Searched, Touching } from '#platform/search/feed/searched.ts';
import type { SearchDocument } from '#platform/search/port.ts';
import { achievementLife } from '../../lifecycle.ts';
import { publicOf } from '../../store.ts';
import { searchDocument } from '../views.ts';
import { readyIn } from './ready.ts';

export const achievementIndex = 'achievements';

/** So many are made terms of before others have their turn: some ten milliseconds. */
const atOnce = 25;

/** Every move by which something becomes public or is so no more: a new row of the lifecycle is among them by itself. */
const facts = new Set(
  achievementLife.rows
    .filter(({ from, to }) => to === 'public' || from.some((state) => state === 'public'))
    .map(({ fact }) => fact),
);

/** The public library as it is searched. */
export const searchedAchievements: Searched = {
  index: achievementIndex,
  facts,
  touched: async (tx, fact) => (fact.name === 'achievements_imported' ? importedBy(tx, fact) : [fact.subject]),
  ready: readyIn,
  documents,
  page: async (tx, { after, scope, limit }) => {
    const where = [
      sql`state = 'public'`,
      ...(after === null ? [] : [sql`id > ${after}::uuid`]),
      ...(scope === '' ? [] : [sql`organisation = ${scope}::uuid`]),
    ];
    const { rows } = await sql<{ id: string }>`
      select id from achievements.achievement where ${sql.join(where, sql` and `)} order by id limit ${limit} for share`.execute(
      tx,
    );
    return rows.map(({ id }) => id);
  },
};

async function documents(db: Db, ids: readonly string[]): Promise<SearchDocument[]> {
  const rows = await publicOf(db, ids);
  const owners = await organisationsById(db, [...new Set(rows.map(({ organisation }) => organisation))]);
  const made: SearchDocument[] = [];
  for (const row of rows) {
    made.push(searchDocument(row, owners.get(row.organisation)));
    if (made.length % atOnce === 0) await breathe();
  }
  return made;
}

/** What a batch of an import made public: its rows are those of these lines of the file. */
async function importedBy(tx: Tx, { subject, data = {} }: Touching): Promise<string[]> {
  if (data['public'] !== true) return [];
  const { rows } = await sql<{ id: string }>`
    select id from achievements.achievement
    where import = ${subject} and import_row between ${data['first']}::int and ${data['last']}::int and state = 'public'`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}
