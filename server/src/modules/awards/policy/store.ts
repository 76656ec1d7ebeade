import type { Programme, RecommendationState } from '@jiebang/contract/awards/policy.ts';
import type { Insertable, Selectable } from 'kysely';
import type { Db, Tx } from '#platform/db/connection.ts';
import { tables } from '../store.ts';
import type { AwardsTables } from '../tables.gen.ts';

export type RecommendationRow = Selectable<AwardsTables['awards.recommendation']> & {
  state: RecommendationState;
  programme: Programme;
};

/** Loads a recommendation and holds its row until the transaction ends. */
export async function lockRecommendation(tx: Tx, id: string): Promise<RecommendationRow | undefined> {
  const found = tables(tx).selectFrom('awards.recommendation').selectAll().where('id', '=', id).forUpdate();
  return (await found.executeTakeFirst()) as RecommendationRow | undefined;
}

export async function recommendationsOf(db: Db, contest: string, programme: Programme): Promise<RecommendationRow[]> {
  const found = tables(db).selectFrom('awards.recommendation').selectAll().where('contest', '=', contest);
  return (await found.where('programme', '=', programme).execute()) as RecommendationRow[];
}

export async function insertRecommendation(
  tx: Tx,
  recommendation: Insertable<AwardsTables['awards.recommendation']>,
): Promise<void> {
  await tables(tx).insertInto('awards.recommendation').values(recommendation).execute();
}

export async function setReason(tx: Tx, id: string, reason: string): Promise<void> {
  await tables(tx).updateTable('awards.recommendation').set({ reason }).where('id', '=', id).execute();
}

/** The confirmed novelty of these needs' winners, by need. */
export async function noveltyOf(db: Db, needs: readonly string[]): Promise<Map<string, string[]>> {
  if (needs.length === 0) return new Map();
  const rows = await tables(db)
    .selectFrom('awards.novelty')
    .select(['need', 'novelty'])
    .where('need', 'in', needs)
    .execute();
  return new Map(rows.map((row) => [row.need, row.novelty]));
}

/** Writes what the panel confirmed, in place of what stood. */
export async function saveNovelty(tx: Tx, novelty: Insertable<AwardsTables['awards.novelty']>): Promise<void> {
  await tables(tx)
    .insertInto('awards.novelty')
    .values(novelty)
    .onConflict((conflict) => conflict.column('need').doUpdateSet(novelty))
    .execute();
}
