import type { FinalDraft, FinalShows, FinalState } from '@jiebang/contract/judging/stage/final.ts';
import { type Selectable, sql } from 'kysely';
import { newId } from '#kernel/ids.ts';
import type { Db, Tx } from '#platform/db/connection.ts';
import { tables } from '../../store.ts';
import type { JudgingTables } from '../../tables.gen.ts';

export type FinalRow = Selectable<JudgingTables['judging.final']> & { state: FinalState; shows: FinalShows };
export type ItemRow = Selectable<JudgingTables['judging.final_item']>;
export type FinalNeedRow = Selectable<JudgingTables['judging.final_need']>;

export async function finalById(db: Db, id: string): Promise<FinalRow | undefined> {
  return (await tables(db).selectFrom('judging.final').selectAll().where('id', '=', id).executeTakeFirst()) as
    | FinalRow
    | undefined;
}

export async function finalByNumber(db: Db, number: string): Promise<FinalRow | undefined> {
  return (await tables(db).selectFrom('judging.final').selectAll().where('number', '=', number).executeTakeFirst()) as
    | FinalRow
    | undefined;
}

/** A final, its row held until the transaction ends: its entries then follow one another in the order of commit. Hold needs, panels and sheets before. */
export async function lockFinal(tx: Tx, id: string): Promise<FinalRow | undefined> {
  return (await tables(tx)
    .selectFrom('judging.final')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()) as FinalRow | undefined;
}

/** Finals that are on now. */
export async function liveFinals(db: Db): Promise<FinalRow[]> {
  return (await tables(db).selectFrom('judging.final').selectAll().where('state', '=', 'live').execute()) as FinalRow[];
}

export type Places = { readonly contests: readonly string[]; readonly tracks: readonly string[] };

/** Finals of these contests, and of these tracks, by their day, the latest first; of all where `places` is null. */
export async function finalsOf(
  db: Db,
  places: Places | null,
  after: { at: string; id: string } | null,
  limit: number,
): Promise<FinalRow[]> {
  let query = tables(db).selectFrom('judging.final').selectAll();
  if (places)
    query = query.where(
      sql<boolean>`(contest = any(${[...places.contests]}::uuid[]) or track = any(${[...places.tracks]}::uuid[]))`,
    );
  if (after) query = query.where(sql<boolean>`(begins_at, id) < (${after.at}::timestamptz, ${after.id}::uuid)`);
  return (await query.orderBy('begins_at', 'desc').orderBy('id', 'desc').limit(limit).execute()) as FinalRow[];
}

export async function finalsInContest(db: Db, contest: string): Promise<number> {
  const { count } = await tables(db)
    .selectFrom('judging.final')
    .select((one) => one.fn.countAll<number>().as('count'))
    .where('contest', '=', contest)
    .executeTakeFirstOrThrow();
  return count;
}

const columnsOf = (draft: FinalDraft) => ({
  title: draft.title,
  title_en: draft.titleEn,
  place: draft.place,
  begins_at: new Date(draft.beginsAt),
  present_seconds: draft.presentSeconds,
  question_seconds: draft.questionSeconds,
  shows: draft.shows,
  named: draft.named,
});

type NewFinal = Pick<FinalRow, 'id' | 'contest' | 'track' | 'number' | 'state'>;

export async function insertFinal(tx: Tx, final: NewFinal, draft: FinalDraft, at: Date): Promise<void> {
  await tables(tx)
    .insertInto('judging.final')
    .values({ ...final, ...columnsOf(draft), created_at: at, moved_at: at })
    .execute();
  await saveNeeds(tx, final.id, draft.needs);
}

export async function saveFinal(tx: Tx, id: string, draft: FinalDraft): Promise<void> {
  await tables(tx).updateTable('judging.final').set(columnsOf(draft)).where('id', '=', id).execute();
  await saveNeeds(tx, id, draft.needs);
}

async function saveNeeds(tx: Tx, final: string, needs: FinalDraft['needs']): Promise<void> {
  await tables(tx).deleteFrom('judging.final_need').where('final', '=', final).execute();
  const rows = needs.map(({ need, ground, reason }, place) => ({ final, need, n: place + 1, ground, reason }));
  if (rows.length > 0) await tables(tx).insertInto('judging.final_need').values(rows).execute();
}

/** Needs of a final in the order of the show. */
export async function needsOfFinal(db: Db, final: string): Promise<FinalNeedRow[]> {
  return tables(db).selectFrom('judging.final_need').selectAll().where('final', '=', final).orderBy('n').execute();
}

/** The final in which a need is on, from its sealing to its close; undefined where it is in none. */
export async function openFinalOf(db: Db, need: string): Promise<Pick<FinalRow, 'number' | 'state'> | undefined> {
  return (await tables(db)
    .selectFrom('judging.final_need as d')
    .innerJoin('judging.final as f', 'f.id', 'd.final')
    .select(['f.number', 'f.state'])
    .where('d.need', '=', need)
    .where('f.state', 'in', ['sealed', 'drawn', 'live'])
    .executeTakeFirst()) as Pick<FinalRow, 'number' | 'state'> | undefined;
}

/** What is presented: in the running order once it is drawn, before that in the order of the needs. */
export async function itemsOfFinal(db: Db, final: string): Promise<ItemRow[]> {
  return tables(db)
    .selectFrom('judging.final_item as i')
    .innerJoin('judging.final_need as d', (join) =>
      join.onRef('d.final', '=', 'i.final').onRef('d.need', '=', 'i.need'),
    )
    .selectAll('i')
    .where('i.final', '=', final)
    .orderBy('i.n')
    .orderBy('d.n')
    .orderBy('i.id')
    .execute();
}

/** Where a solution is presented, if anywhere. */
export async function itemOfSolution(db: Db, solution: string): Promise<ItemRow | undefined> {
  return tables(db).selectFrom('judging.final_item').selectAll().where('solution', '=', solution).executeTakeFirst();
}

/** Keeps the sealed list with its seed. */
export async function seal(
  tx: Tx,
  id: string,
  sealed: { readonly seed: Uint8Array; readonly leaf: string; readonly items: readonly SealedItem[] },
): Promise<void> {
  await tables(tx)
    .updateTable('judging.final')
    .set({ seed: Buffer.from(sealed.seed), leaf: sealed.leaf })
    .where('id', '=', id)
    .execute();
  const rows = sealed.items.map((item) => ({ ...item, final: id }));
  await tables(tx).insertInto('judging.final_item').values(rows).execute();
}
export type SealedItem = Pick<ItemRow, 'id' | 'need' | 'solution'>;

export const newItem = (need: string, solution: string): SealedItem => ({ id: newId(), need, solution });

/** Takes the list out of its seal; the next sealing makes another seed. */
export async function breakSeal(tx: Tx, id: string): Promise<void> {
  await tables(tx).deleteFrom('judging.final_item').where('final', '=', id).execute();
}

/** Puts the items in the order that was drawn. */
export async function saveOrder(
  tx: Tx,
  id: string,
  words: string,
  order: readonly { readonly id: string; readonly lot: string }[],
): Promise<void> {
  await tables(tx).updateTable('judging.final').set({ words }).where('id', '=', id).execute();
  for (const [place, item] of order.entries())
    await tables(tx)
      .updateTable('judging.final_item')
      .set({ n: place + 1, lot: item.lot })
      .where('id', '=', item.id)
      .execute();
}
