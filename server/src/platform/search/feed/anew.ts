import { sql } from 'kysely';
import { isRefusal } from '#kernel/refusal.ts';
import type { Db, Tx } from '../../db/connection.ts';
import type { LongWork } from '../../module.ts';
import type { Platform } from '../../platform.ts';
import { deleteDocuments, ensureIndex, putBefore, putDocuments } from '../kept/documents.ts';
import { standingOf } from '../kept/segments.ts';
import type { Searched } from './searched.ts';

/** So many are read, made terms of and put in one transaction: a fraction of a second, in which whoever publishes waits. */
const step = 200;

/** Asks for everything of an index, or what belongs to one owner, to be put anew; what was asked for and not done yet begins again. */
export async function askAnew(db: Db, index: string, scope = ''): Promise<void> {
  await sql`
    insert into platform.search_feed (index, scope) values (${index}, ${scope})
    on conflict (index, scope) do update set after = null, started = null`.execute(db);
}

/** Puts anew what was asked for, step by step, while the index answers and changes. */
export function feedWork(searched: Searched): LongWork {
  return {
    name: `search.${searched.index}`,
    find: (platform, limit) => askedOf(platform.db, searched.index, limit),
    run: async (platform, id, stopping) => {
      while (!stopping.aborted && (await feedNext(platform, searched, id)) !== null);
    },
  };
}

/** Puts everything of an index anew, here and now; tells how many are put as it goes. */
export async function feedNow(platform: Platform, searched: Searched, tell: (put: number) => void): Promise<void> {
  await askAnew(platform.db, searched.index);
  let put = 0;
  for (const id of await askedOf(platform.db, searched.index, 1000)) {
    for (;;) {
      const done = await feedNext(platform, searched, id);
      if (done === null) break;
      put += done;
      tell(put);
    }
  }
}

async function askedOf(db: Db, index: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from platform.search_feed where index = ${index} order by scope, id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

type Asked = { readonly scope: string; readonly after: string | null; readonly started: number | null };

/** The next step of what was asked for: how many it put, null when there is nothing left to do. */
async function feedNext(platform: Platform, searched: Searched, id: string): Promise<number | null> {
  const done = await platform.transact<number | null>(async (tx) => {
    const { rows } = await sql<Asked>`
      select scope, after, started from platform.search_feed where id = ${id} for update`.execute(tx);
    const [asked] = rows;
    if (!asked) return null;
    await ensureIndex(tx, searched.index);
    const { scope, after } = asked;
    const started = asked.started ?? (await standingOf(tx, searched.index)).position;
    const ids = await searched.page(tx, { after, scope, limit: step });
    const last = ids.at(-1);
    if (last === undefined) return finish(tx, searched.index, { id, scope, started });
    const documents = await searched.documents(tx, ids);
    await sql`update platform.search_feed set after = ${last}, started = ${started}::bigint where id = ${id}`.execute(
      tx,
    );
    await putDocuments(tx, searched.index, documents);
    return documents.length;
  });
  if (isRefusal(done)) throw new Error(`a search index cannot be fed: ${done.refused}`);
  return done;
}

/** Everything has been put anew: what still stands where it stood before belongs there no more. */
async function finish(
  tx: Tx,
  index: string,
  { id, scope, started }: { readonly id: string; readonly scope: string; readonly started: number },
): Promise<0 | null> {
  const strays = scope === '' ? await putBefore(tx, index, started, step) : [];
  if (strays.length > 0) {
    await deleteDocuments(tx, index, strays);
    return 0;
  }
  await sql`delete from platform.search_feed where id = ${id}`.execute(tx);
  return null;
}
