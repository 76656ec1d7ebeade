import type { DiagnosisState } from '@jiebang/contract/needs/desk/diagnosis.ts';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Db, Tx } from '#platform/db/connection.ts';
import { tables } from '../../store.ts';
import type { NeedsTables } from '../../tables.gen.ts';

export type DiagnosisRow = Selectable<NeedsTables['needs.diagnosis']> & { state: DiagnosisState };
export type ReadingRow = Selectable<NeedsTables['needs.diagnosis_reading']>;

/** Loads a diagnosis without holding it. */
export async function findDiagnosis(db: Db, id: string): Promise<DiagnosisRow | undefined> {
  const found = tables(db).selectFrom('needs.diagnosis').selectAll().where('id', '=', id);
  return (await found.executeTakeFirst()) as DiagnosisRow | undefined;
}

/** Loads a diagnosis and holds its row until the transaction ends. */
export async function lockDiagnosis(tx: Tx, id: string): Promise<DiagnosisRow | undefined> {
  const found = tables(tx).selectFrom('needs.diagnosis').selectAll().where('id', '=', id).forUpdate();
  return (await found.executeTakeFirst()) as DiagnosisRow | undefined;
}

/** The diagnoses of a need, newest first. */
export async function diagnosesOf(db: Db, need: string): Promise<DiagnosisRow[]> {
  const found = tables(db).selectFrom('needs.diagnosis').selectAll().where('need', '=', need);
  return (await found.orderBy('created_at', 'desc').orderBy('id', 'desc').execute()) as DiagnosisRow[];
}

export async function insertDiagnosis(tx: Tx, row: Insertable<NeedsTables['needs.diagnosis']>): Promise<void> {
  await tables(tx).insertInto('needs.diagnosis').values(row).execute();
}

/** Changes columns of a diagnosis whose row is held; its state only ever changes by `moveRow`. */
export async function setDiagnosis(
  tx: Tx,
  id: string,
  set: Pick<Updateable<NeedsTables['needs.diagnosis']>, 'finding' | 'reason'>,
): Promise<void> {
  await tables(tx).updateTable('needs.diagnosis').set(set).where('id', '=', id).execute();
}

export async function saveReading(tx: Tx, row: Insertable<NeedsTables['needs.diagnosis_reading']>): Promise<void> {
  await tables(tx).insertInto('needs.diagnosis_reading').values(row).execute();
}

/** Every reading through these diagnoses, first to last. */
export async function readingsOf(db: Db, diagnoses: readonly string[]): Promise<ReadingRow[]> {
  if (diagnoses.length === 0) return [];
  const found = tables(db).selectFrom('needs.diagnosis_reading').selectAll().where('diagnosis', 'in', diagnoses);
  return found.orderBy('id').execute();
}

/** Whether a person read the original of a need for its diagnosis. */
export async function hasDiagnosed(db: Db, need: string, person: string): Promise<boolean> {
  const found = tables(db)
    .selectFrom('needs.diagnosis_reading as r')
    .innerJoin('needs.diagnosis as d', 'd.id', 'r.diagnosis')
    .select('r.id')
    .where('d.need', '=', need)
    .where('r.person', '=', person);
  return (await found.limit(1).executeTakeFirst()) !== undefined;
}

/** Diagnoses that were not given by their day, the longest overdue first. */
export async function diagnosesPastDay(db: Db, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from needs.diagnosis
    where state = 'asked' and due < (platform.now() at time zone 'Asia/Shanghai')::date
    order by due, id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Diagnoses that are asked for although their need waits for none any more. */
export async function diagnosesOver(db: Db, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select d.id from needs.diagnosis d join needs.need n on n.id = d.need
    where d.state = 'asked' and (n.state <> 'accepted' or n.triage is distinct from 'unclear')
    order by d.due, d.id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}
