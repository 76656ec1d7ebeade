import type { AwardKind, Figures, NominationState } from '@jiebang/contract/awards/award.ts';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Db, Tx } from '#platform/db/connection.ts';
import { tables } from '../store.ts';
import type { AwardsTables } from '../tables.gen.ts';

export type AwardRow = Selectable<AwardsTables['awards.award']> & { kind: AwardKind };
export type NominationRow = Selectable<AwardsTables['awards.nomination']> & {
  state: NominationState;
  figures: Figures;
};

/** Loads a nomination and holds its row until the transaction ends. */
export async function lockNomination(tx: Tx, id: string): Promise<NominationRow | undefined> {
  const found = tables(tx).selectFrom('awards.nomination').selectAll().where('id', '=', id).forUpdate();
  return (await found.executeTakeFirst()) as NominationRow | undefined;
}

export async function awardsOf(db: Db, contest: string): Promise<AwardRow[]> {
  const rows = await tables(db)
    .selectFrom('awards.award')
    .selectAll()
    .where('contest', '=', contest)
    .orderBy('id')
    .execute();
  return rows as AwardRow[];
}

export async function awardById(db: Db, id: string): Promise<AwardRow> {
  const found = tables(db).selectFrom('awards.award').selectAll().where('id', '=', id);
  return (await found.executeTakeFirstOrThrow()) as AwardRow;
}

/** The pool of a contest in fen; null before its awards were set up. */
export async function poolOf(db: Db, contest: string): Promise<number | null> {
  const row = await tables(db)
    .selectFrom('awards.pool')
    .select('fen')
    .where('contest', '=', contest)
    .executeTakeFirst();
  return row?.fen ?? null;
}

export async function insertAwards(
  tx: Tx,
  pool: Insertable<AwardsTables['awards.pool']>,
  awards: Insertable<AwardsTables['awards.award']>[],
): Promise<void> {
  await tables(tx).insertInto('awards.pool').values(pool).execute();
  await tables(tx).insertInto('awards.award').values(awards).execute();
}

export async function insertNomination(
  tx: Tx,
  nomination: Insertable<AwardsTables['awards.nomination']>,
): Promise<void> {
  await tables(tx).insertInto('awards.nomination').values(nomination).execute();
}

/** Changes columns of a nomination whose row is held; its state only ever changes by `moveRow`. */
export async function setNomination(
  tx: Tx,
  id: string,
  set: Pick<Updateable<AwardsTables['awards.nomination']>, 'amount' | 'notice_until'>,
): Promise<void> {
  if (Object.keys(set).length > 0)
    await tables(tx).updateTable('awards.nomination').set(set).where('id', '=', id).execute();
}

/** Nominations of these awards, first made first. */
export async function nominationsOf(db: Db, awards: readonly string[]): Promise<NominationRow[]> {
  if (awards.length === 0) return [];
  const rows = await tables(db)
    .selectFrom('awards.nomination')
    .selectAll()
    .where('award', 'in', awards)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows as NominationRow[];
}

/** Nominations whose public notice is over, the longest over first. */
export async function nominationsPastNotice(db: Db, limit: number): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('awards.nomination')
    .select('id')
    .where('state', '=', 'noticed')
    .where(sql<boolean>`notice_until <= platform.now()`)
    .orderBy('notice_until')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}
