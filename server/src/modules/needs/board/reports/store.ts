import type { ReportKind, ReportState } from '@jiebang/contract/needs/desk/report.ts';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Db, Tx } from '#platform/db/connection.ts';
import { tables } from '../../store.ts';
import type { NeedsTables } from '../../tables.gen.ts';
import { mistrustedDays } from './config.ts';

export type ReportRow = Selectable<NeedsTables['needs.report']> & { state: ReportState; kind: ReportKind };

/** Loads a report without holding it. */
export async function findReport(db: Db, id: string): Promise<ReportRow | undefined> {
  const found = tables(db).selectFrom('needs.report').selectAll().where('id', '=', id);
  return (await found.executeTakeFirst()) as ReportRow | undefined;
}

/** Loads a report and holds its row until the transaction ends. */
export async function lockReport(tx: Tx, id: string): Promise<ReportRow | undefined> {
  const found = tables(tx).selectFrom('needs.report').selectAll().where('id', '=', id).forUpdate();
  return (await found.executeTakeFirst()) as ReportRow | undefined;
}

/** The published need of a number, in quarantine or not. */
export async function publishedNeed(db: Db, number: string): Promise<string | undefined> {
  const found = tables(db).selectFrom('needs.need').select('id').where('number', '=', number);
  return (await found.where('published_at', 'is not', null).executeTakeFirst())?.id;
}

export async function insertReport(tx: Tx, row: Insertable<NeedsTables['needs.report']>): Promise<void> {
  await tables(tx).insertInto('needs.report').values(row).execute();
}

/** Changes columns of a report whose row is held; its state only ever changes by `moveRow`. */
export async function setReport(
  tx: Tx,
  id: string,
  set: Omit<Updateable<NeedsTables['needs.report']>, 'id' | 'state'>,
): Promise<void> {
  await tables(tx).updateTable('needs.report').set(set).where('id', '=', id).execute();
}

/** Takes a need's lines from the board, and the terms by which others find it alike. Its questions and files follow them. */
export async function takeFromBoard(tx: Tx, need: string): Promise<void> {
  await tables(tx).deleteFrom('needs.public_terms').where('need', '=', need).execute();
  await tables(tx).deleteFrom('needs.board_line').where('need', '=', need).execute();
}

export type Before = {
  readonly today: number;
  readonly waiting: number;
  readonly clearedBefore: boolean;
  readonly mistakenBefore: boolean;
};

/** What a source has reported, and what became of that. */
export async function reportedBefore(
  db: Db,
  { source, reporter, need, day, at }: { source: Buffer; reporter: string | null; need: string; day: string; at: Date },
): Promise<Before> {
  const { rows } = await sql<Before>`
    select (select count(*) from needs.report where source = ${source} and reported_on = ${day}::date) as today,
      (select count(*) from needs.report
        where need = ${need} and state = 'waiting' and reporter is not distinct from ${reporter}::uuid) as waiting,
      exists (select 1 from needs.report where need = ${need} and state = 'lifted') as "clearedBefore",
      exists (select 1 from needs.report where reporter = ${reporter}::uuid and state = 'lifted'
        and moved_at > ${at}::timestamptz - make_interval(days => ${mistrustedDays})) as "mistakenBefore"`.execute(db);
  const [counted] = rows;
  if (!counted) throw new Error('a count without a row');
  return counted;
}
