import type { ImportFailure, ImportState } from '@jiebang/contract/needs/imports/import.ts';
import type { RowProblem } from '@jiebang/contract/needs/imports/problem.ts';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Db, Tx } from '#platform/db/connection.ts';
import { tables } from '../store.ts';
import type { NeedsTables } from '../tables.gen.ts';

export type ImportRow = Selectable<NeedsTables['needs.import']> & {
  state: ImportState;
  failure: ImportFailure | null;
};

/** Loads an import without holding it. */
export async function findImport(db: Db, id: string): Promise<ImportRow | undefined> {
  const found = tables(db).selectFrom('needs.import').selectAll().where('id', '=', id);
  return (await found.executeTakeFirst()) as ImportRow | undefined;
}

/** Loads an import and holds its row until the transaction ends. */
export async function lockImport(tx: Tx, id: string): Promise<ImportRow | undefined> {
  const found = tables(tx).selectFrom('needs.import').selectAll().where('id', '=', id).forUpdate();
  return (await found.executeTakeFirst()) as ImportRow | undefined;
}

export async function insertImport(tx: Tx, row: Insertable<NeedsTables['needs.import']>): Promise<void> {
  await tables(tx).insertInto('needs.import').values(row).execute();
}

/** Changes columns of an import whose row is held; its state only ever changes by `moveRow`. */
export async function setImport(
  tx: Tx,
  id: string,
  set: Omit<Updateable<NeedsTables['needs.import']>, 'id' | 'state'>,
): Promise<void> {
  await tables(tx).updateTable('needs.import').set(set).where('id', '=', id).execute();
}

/**
 * How many imports are not at their end: of an organisation that imports its own, or of all others of a contest. Whoever counts holds
 * the others off until its transaction ends.
 */
export async function countUnfinished(
  tx: Tx,
  { contest, organisation, role }: Pick<ImportRow, 'contest' | 'organisation' | 'role'>,
): Promise<number> {
  const own = role === 'owner';
  const whose = own ? `own ${organisation}` : contest;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`needs.import ${whose}`}, 0))`.execute(tx);
  const { n } = await tables(tx)
    .selectFrom('needs.import')
    .select((select) => select.fn.countAll<number>().as('n'))
    .where('role', own ? '=' : '!=', 'owner')
    .where(own ? 'organisation' : 'contest', '=', own ? organisation : contest)
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirstOrThrow();
  return n;
}

/** Imports that are not at their end, the oldest first. */
export async function unfinishedImports(db: Db, limit: number): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('needs.import')
    .select('id')
    .where('state', 'in', ['waiting', 'running'])
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** What became of one row. */
export type Settled = {
  readonly row: number;
  readonly outcome: 'imported' | 'already' | 'bad';
  readonly need: string | null;
  readonly problems: readonly RowProblem[];
};

/** Writes what became of rows; each only once. */
export async function insertSettled(tx: Tx, of: string, rows: readonly Settled[]): Promise<void> {
  const values = rows.map(({ row, outcome, need, problems }) => ({
    ...{ import: of, row, outcome, need },
    problems: JSON.stringify(problems),
  }));
  if (values.length > 0) await tables(tx).insertInto('needs.import_row').values(values).execute();
}

/** How many drafts an import made, for each of their owners. */
export async function madeOfEach(db: Db, of: string): Promise<{ organisation: string; count: number }[]> {
  return tables(db)
    .selectFrom('needs.import_row as r')
    .innerJoin('needs.need as n', 'n.id', 'r.need')
    .select('n.organisation')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('r.import', '=', of)
    .groupBy('n.organisation')
    .orderBy('n.organisation')
    .execute();
}

/** Rows that imported nothing of themselves, in the order of the sheet, after a row. */
export async function badRows(
  db: Db,
  of: string,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<{ row: number; problems: RowProblem[] }[]> {
  const rows = await tables(db)
    .selectFrom('needs.import_row')
    .select(['row', 'problems'])
    .where('import', '=', of)
    .where('outcome', '=', 'bad')
    .where('row', '>', after)
    .orderBy('row')
    .limit(limit)
    .execute();
  return rows as { row: number; problems: RowProblem[] }[];
}

/** Gives what an organisation imported of its own to the one into which it is merged: what still runs makes drafts of that one. */
export async function handOverImports(tx: Tx, from: string, into: string): Promise<void> {
  const own = tables(tx).updateTable('needs.import').set({ organisation: into });
  await own.where('organisation', '=', from).where('role', '=', 'owner').execute();
}

/** Gives an organisation's drafts to the one into which it is merged. */
export async function handOverDrafts(tx: Tx, from: string, into: string): Promise<void> {
  const drafts = tables(tx).updateTable('needs.need').set({ organisation: into });
  await drafts.where('organisation', '=', from).where('state', '=', 'draft').execute();
}
