import type { AchievementColumn, AchievementImportState } from '@jiebang/contract/achievements/imports/import.ts';
import type { ImportFailure } from '@jiebang/contract/needs/imports/import.ts';
import type { RowProblem } from '@jiebang/contract/needs/imports/problem.ts';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Actor } from '#kernel/viewer.ts';
import type { Db, Tx } from '#platform/db/connection.ts';
import { numberDigits, numberPrefix, tables } from '../store.ts';
import type { AchievementsTables } from '../tables.gen.ts';

type Table = AchievementsTables['achievements.import'];
export type ImportRow = Omit<Selectable<Table>, 'kind' | 'failure' | 'mapping' | 'state'> & {
  state: AchievementImportState;
  kind: 'xlsx' | 'csv' | 'jsonl';
  failure: ImportFailure | null;
  /** The empty word for a column that is left out. */
  mapping: (AchievementColumn | '')[];
};

/** Loads an import without holding it. */
export async function findImport(db: Db, id: string): Promise<ImportRow | undefined> {
  const found = tables(db).selectFrom('achievements.import').selectAll().where('id', '=', id);
  return (await found.executeTakeFirst()) as ImportRow | undefined;
}

/** Loads an import and holds its row until the transaction ends. */
export async function lockImport(tx: Tx, id: string): Promise<ImportRow | undefined> {
  const found = tables(tx).selectFrom('achievements.import').selectAll().where('id', '=', id).forUpdate();
  return (await found.executeTakeFirst()) as ImportRow | undefined;
}

export async function insertImport(tx: Tx, row: Insertable<Table>): Promise<void> {
  await tables(tx).insertInto('achievements.import').values(row).execute();
}

/** Changes columns of an import whose row is held; its state only ever changes by `moveRow`. */
export async function setImport(tx: Tx, id: string, set: Omit<Updateable<Table>, 'id' | 'state'>): Promise<void> {
  await tables(tx).updateTable('achievements.import').set(set).where('id', '=', id).execute();
}

/** How many imports of an organisation are not at their end. Whoever counts holds the others off until its transaction ends. */
export async function countUnfinished(tx: Tx, organisation: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`achievements.import ${organisation}`}, 0))`.execute(tx);
  const { n } = await tables(tx)
    .selectFrom('achievements.import')
    .select((select) => select.fn.countAll<number>().as('n'))
    .where('organisation', '=', organisation)
    .where('state', 'in', ['uploaded', 'waiting', 'running'])
    .executeTakeFirstOrThrow();
  return n;
}

/** Imports that are to be worked on, the oldest first. */
export async function unfinishedImports(db: Db, limit: number): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('achievements.import')
    .select('id')
    .where('state', 'in', ['waiting', 'running'])
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** Files whose columns nobody has matched for so many milliseconds, the longest first. */
export async function importsLeftAlone(db: Db, ms: number, limit: number): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('achievements.import')
    .select('id')
    .where('state', '=', 'uploaded')
    .where(sql<boolean>`moved_at <= platform.now() - ${ms} * interval '1 millisecond'`)
    .orderBy('moved_at')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

export type BadLine = { readonly row: number; readonly problems: readonly RowProblem[] };

/** Writes why rows imported nothing of themselves; each only once. */
export async function insertBad(tx: Tx, of: string, rows: readonly BadLine[]): Promise<void> {
  if (rows.length === 0) return;
  const values = rows.map(({ row, problems }) => ({ import: of, row, problems: JSON.stringify(problems) }));
  await tables(tx).insertInto('achievements.import_row').values(values).execute();
}

/** Rows that imported nothing of themselves, in the order of the file, after a row. */
export async function badRows(
  db: Db,
  of: string,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<{ row: number; problems: RowProblem[] }[]> {
  const rows = await tables(db)
    .selectFrom('achievements.import_row')
    .select(['row', 'problems'])
    .where('import', '=', of)
    .where('row', '>', after)
    .orderBy('row')
    .limit(limit)
    .execute();
  return rows as { row: number; problems: RowProblem[] }[];
}

export type NewRows = {
  /** A JSON array of the rows in UTF-8, with the names of the columns as their keys. */
  readonly json: Uint8Array;
  readonly of: Pick<ImportRow, 'id' | 'organisation' | 'source' | 'name'>;
  readonly at: Date;
  readonly actor: Actor;
  readonly move: { readonly action: string; readonly to: string };
  /** Of rows that are public at once: the year of their numbers, and the last one that was used before them. */
  readonly numbers: { readonly year: number; readonly after: number } | null;
};

/**
 * Writes the rows of a batch that were not imported before, each with its first move, in one statement. Returns how many they were, and the first
 * and last of their lines in the file: what a source's id brought before, in this file too, is passed over.
 */
export async function insertRows(
  tx: Tx,
  { json, of, at, actor, move, numbers }: NewRows,
): Promise<{ count: number; first: number; last: number }> {
  const number = numbers
    ? sql`${numberPrefix(numbers.year)} || case when ${numbers.after}::int + g.nth < ${10 ** numberDigits}
        then lpad((${numbers.after}::int + g.nth)::text, ${numberDigits}, '0') else (${numbers.after}::int + g.nth)::text end`
    : sql`null`;
  const { rows } = await sql<{ count: number; first: number; last: number }>`
    with given as (
      select g.*, row_number() over (order by g.row) as nth from json_to_recordset(${json}::json) as g(
        id uuid, row int, source_id text, title text, title_en text, keywords text[], keywords_en text[], text text, text_en text,
        completers jsonb, name_completers boolean, source text, kind text, form text, ip jsonb, stage text, novelty text, maturity int,
        maturity_evidence jsonb, fields text[], industry text, region text, cooperation text[], price_min bigint, price_max bigint, bands int[])
    ), written as (
      insert into achievements.achievement (id, state, created_at, moved_at, number, published_at, organisation, title, title_en, keywords,
        keywords_en, text, text_en, completers, name_completers, source, kind, form, ip, stage, novelty, maturity, maturity_evidence, fields,
        industry, region, cooperation, price_min, price_max, bands, import, import_row, source_name, source_id)
      select g.id, ${move.to}, ${at}, ${at}, ${number}, ${numbers ? at : null}::timestamptz, ${of.organisation}::uuid, g.title, g.title_en, g.keywords,
        g.keywords_en, g.text, g.text_en, g.completers, g.name_completers, g.source, g.kind, g.form, g.ip, g.stage, g.novelty, g.maturity,
        g.maturity_evidence, g.fields, g.industry, g.region, g.cooperation, g.price_min, g.price_max, g.bands, ${of.id}::uuid, g.row, ${of.source}, g.source_id
      from given g
      on conflict (organisation, source_name, source_id) where source_id is not null do nothing
      returning id, import_row
    ), moved as (
      insert into achievements.achievement_move (item, action, from_state, to_state, at, person, organisation, role, reason)
      select id, ${move.action}, '', ${move.to}, ${at}, ${actor.person}::uuid, ${actor.organisation}::uuid, ${actor.role}, ${of.name} from written
    )
    select count(*)::int as count, coalesce(min(import_row), 0) as first, coalesce(max(import_row), 0) as last from written`.execute(
    tx,
  );
  return rows[0] ?? { count: 0, first: 0, last: 0 };
}

/** Takes so many numbers of a year for rows that are public at once; returns the last one used before them. */
export async function takeNumbers(tx: Tx, year: number, count: number): Promise<number> {
  const { last } = await tables(tx)
    .insertInto('achievements.serial')
    .values({ year, last: count })
    .onConflict((conflict) => conflict.column('year').doUpdateSet({ last: sql`achievements.serial.last + ${count}` }))
    .returning('last')
    .executeTakeFirstOrThrow();
  return last - count;
}

/** Gives the imports of an organisation to the one into which it is merged: what still runs makes drafts of that one. */
export async function handOverImports(tx: Tx, from: string, into: string): Promise<void> {
  const theirs = tables(tx).updateTable('achievements.import').set({ organisation: into });
  await theirs.where('organisation', '=', from).execute();
}
