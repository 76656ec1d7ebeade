import type { Score, SheetDraft, SheetState } from '@jiebang/contract/judging/sheet.ts';
import type { Selectable } from 'kysely';
import type { Db, Tx } from '#platform/db/connection.ts';
import { tables } from '../store.ts';
import type { JudgingTables } from '../tables.gen.ts';

export type SheetRow = Selectable<JudgingTables['judging.sheet']> & { state: SheetState };

export async function sheetById(db: Db, id: string): Promise<SheetRow | undefined> {
  return (await tables(db).selectFrom('judging.sheet').selectAll().where('id', '=', id).executeTakeFirst()) as
    | SheetRow
    | undefined;
}

/** A sheet, its row held until the transaction ends. Hold its panel's row before. */
export async function lockSheet(tx: Tx, id: string): Promise<SheetRow | undefined> {
  return (await tables(tx)
    .selectFrom('judging.sheet')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()) as SheetRow | undefined;
}

/** Sheets of one round, in the order in which they were handed out. */
export async function sheetsOfRound(db: Db, round: string): Promise<SheetRow[]> {
  return (await tables(db)
    .selectFrom('judging.sheet')
    .selectAll()
    .where('round', '=', round)
    .orderBy('id')
    .execute()) as SheetRow[];
}

/** Sheets of one judge on one panel, of every round. */
export async function sheetsOfSeat(db: Db, seat: string): Promise<SheetRow[]> {
  return (await tables(db)
    .selectFrom('judging.sheet')
    .selectAll()
    .where('seat', '=', seat)
    .orderBy('id')
    .execute()) as SheetRow[];
}

export type NewSheet = {
  readonly id: string;
  readonly panel: string;
  readonly round: string;
  readonly seat: string;
  readonly solution: string;
  readonly state: string;
  readonly at: Date;
};

export async function insertSheet(tx: Tx, { at, ...sheet }: NewSheet): Promise<void> {
  await tables(tx)
    .insertInto('judging.sheet')
    .values({ ...sheet, created_at: at, moved_at: at })
    .execute();
}

/** Scores and comments of sheets, by sheet. */
export async function scoresOf(db: Db, sheets: readonly string[]): Promise<Map<string, Score[]>> {
  if (sheets.length === 0) return new Map();
  const rows = await tables(db)
    .selectFrom('judging.score')
    .selectAll()
    .where('sheet', 'in', [...sheets])
    .orderBy('criterion')
    .execute();
  return new Map(
    [...Map.groupBy(rows, (row) => row.sheet)].map(([sheet, own]) => [
      sheet,
      own.map(({ criterion, score, comment }) => ({ criterion, score, comment })),
    ]),
  );
}

/** Saves a sheet's scores in the place of those before; one version more. */
export async function saveScores(tx: Tx, sheet: SheetRow, { scores, comment }: SheetDraft): Promise<void> {
  await tables(tx).deleteFrom('judging.score').where('sheet', '=', sheet.id).execute();
  const rows = scores.map((one) => ({ sheet: sheet.id, ...one }));
  if (rows.length > 0) await tables(tx).insertInto('judging.score').values(rows).execute();
  await tables(tx)
    .updateTable('judging.sheet')
    .set({ comment, version: sheet.version + 1 })
    .where('id', '=', sheet.id)
    .execute();
}

/** The reason given with the last move of each sheet of a panel. */
export async function reasonsOf(db: Db, panel: string): Promise<Map<string, string>> {
  const rows = await tables(db)
    .selectFrom('judging.sheet_move as m')
    .innerJoin('judging.sheet as s', 's.id', 'm.item')
    .distinctOn('m.item')
    .select(['m.item', 'm.reason'])
    .where('s.panel', '=', panel)
    .orderBy('m.item')
    .orderBy('m.n', 'desc')
    .execute();
  return new Map(rows.flatMap(({ item, reason }) => (reason === null ? [] : [[item, reason] as const])));
}

/** How many sheets of a seat are still open. */
export async function openSheetsOf(db: Db, seat: string): Promise<number> {
  return (await sheetsOfSeat(db, seat)).filter((sheet) => sheet.state === 'open').length;
}
