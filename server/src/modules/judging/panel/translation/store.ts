import type { DutyState } from '@jiebang/contract/judging/translation/translation.ts';
import { type Selectable, sql } from 'kysely';
import type { Db, Tx } from '#platform/db/connection.ts';
import { tables } from '../../store.ts';
import type { JudgingTables } from '../../tables.gen.ts';

export type DutyRow = Selectable<JudgingTables['judging.duty']> & { state: DutyState; language: 'zh' | 'en' };

export async function dutyById(db: Db, id: string): Promise<DutyRow | undefined> {
  return (await tables(db).selectFrom('judging.duty').selectAll().where('id', '=', id).executeTakeFirst()) as
    | DutyRow
    | undefined;
}

/** A duty, its row held until the transaction ends. Hold its panel's row before. */
export async function lockDuty(tx: Tx, id: string): Promise<DutyRow | undefined> {
  return (await tables(tx)
    .selectFrom('judging.duty')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()) as DutyRow | undefined;
}

/** Duties of a panel, first invited first. */
export async function dutiesOf(db: Db, panel: string): Promise<DutyRow[]> {
  return (await tables(db)
    .selectFrom('judging.duty')
    .selectAll()
    .where('panel', '=', panel)
    .orderBy('created_at')
    .orderBy('id')
    .execute()) as DutyRow[];
}

/** Duties of a person that are offered or taken, newest first, after a place in that order. */
export async function dutiesOfPerson(
  db: Db,
  person: string,
  after: { at: string; id: string } | null,
  limit: number,
): Promise<DutyRow[]> {
  let list = tables(db)
    .selectFrom('judging.duty')
    .selectAll()
    .where('person', '=', person)
    .where('state', 'in', ['invited', 'accepted'])
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  if (after)
    list = list.where(
      sql<boolean>`(date_trunc('milliseconds', created_at), id) < (${after.at}::timestamptz, ${after.id}::uuid)`,
    );
  return (await list.execute()) as DutyRow[];
}

export type NewDuty = Pick<DutyRow, 'id' | 'panel' | 'person' | 'state' | 'language' | 'named' | 'answer_by'> & {
  readonly at: Date;
};

export async function insertDuty(tx: Tx, { at, ...duty }: NewDuty): Promise<void> {
  await tables(tx)
    .insertInto('judging.duty')
    .values({ ...duty, created_at: at, moved_at: at })
    .execute();
}

/** Gives an invitation another day by which to answer. */
export async function saveDutyDay(tx: Tx, duty: string, answerBy: Date): Promise<void> {
  await tables(tx).updateTable('judging.duty').set({ answer_by: answerBy }).where('id', '=', duty).execute();
}

/** Notes the signed undertaking 保密与回避承诺 and the organisations in which the translator has an interest. */
export async function undertakeDuty(
  tx: Tx,
  duty: string,
  given: { undertaking: string; sha256: string; interests: readonly string[]; at: Date },
): Promise<void> {
  await tables(tx)
    .updateTable('judging.duty')
    .set({ undertaking: given.undertaking, undertaking_sha256: given.sha256, undertaken_at: given.at })
    .where('id', '=', duty)
    .execute();
  const rows = [...new Set(given.interests)].map((organisation) => ({ duty, organisation }));
  if (rows.length > 0) await tables(tx).insertInto('judging.duty_interest').values(rows).execute();
}

/** Whether a person is invited to translate for a panel, or ever signed to. */
export async function isTranslatorOf(db: Db, person: string, panel: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select 1 from judging.duty where panel = ${panel} and person = ${person}
      and (state = 'invited' or undertaken_at is not null)) as found`.execute(db);
  return rows[0]?.found === true;
}

export type DutyReading = Selectable<JudgingTables['judging.duty_reading']>;

/** First readings by translators, by duty. */
export async function readingsOf(db: Db, duties: readonly string[]): Promise<DutyReading[]> {
  if (duties.length === 0) return [];
  return tables(db)
    .selectFrom('judging.duty_reading')
    .selectAll()
    .where('duty', 'in', [...duties])
    .orderBy('at')
    .orderBy('solution')
    .execute();
}

export async function insertReading(tx: Tx, reading: DutyReading): Promise<void> {
  await tables(tx).insertInto('judging.duty_reading').values(reading).execute();
}

/** The reason given with the last move of each duty of a panel. */
export async function reasonsOfDuties(db: Db, panel: string): Promise<Map<string, string | null>> {
  const rows = await tables(db)
    .selectFrom('judging.duty_move as m')
    .innerJoin('judging.duty as d', 'd.id', 'm.item')
    .select(['m.item', 'm.reason'])
    .where('d.panel', '=', panel)
    .orderBy('m.n')
    .execute();
  return new Map(rows.map(({ item, reason }) => [item, reason]));
}

export type TranslatedRow = Selectable<JudgingTables['judging.translated']>;

/** The draft of a duty's translation of a solution; undefined before the first is saved. */
export async function draftOf(db: Db, duty: string, solution: string): Promise<TranslatedRow | undefined> {
  return tables(db)
    .selectFrom('judging.translated')
    .selectAll()
    .where('duty', '=', duty)
    .where('solution', '=', solution)
    .where('n', 'is', null)
    .executeTakeFirst();
}

export async function insertTranslated(tx: Tx, row: TranslatedRow): Promise<void> {
  await tables(tx).insertInto('judging.translated').values(row).execute();
}

/** Puts what is written now in the place of the draft. */
export async function saveDraft(
  tx: Tx,
  id: string,
  set: Pick<TranslatedRow, 'wrapped' | 'version' | 'at'>,
): Promise<void> {
  await tables(tx).updateTable('judging.translated').set(set).where('id', '=', id).execute();
}

/** What was handed in last under each of these duties, of each solution. */
export async function lastHandedIn(
  db: Db,
  duties: readonly string[],
): Promise<(TranslatedRow & { readonly n: number })[]> {
  if (duties.length === 0) return [];
  const rows = await tables(db)
    .selectFrom('judging.translated')
    .selectAll()
    .distinctOn(['duty', 'solution'])
    .where('duty', 'in', [...duties])
    .where('n', 'is not', null)
    .orderBy('duty')
    .orderBy('solution')
    .orderBy('n', 'desc')
    .execute();
  return rows.flatMap((row) => (row.n === null ? [] : [{ ...row, n: row.n }]));
}

/** What was handed in last of a solution under each duty, with whose it is; the first to be handed in first. */
export async function handedInOf(
  db: Db,
  solution: string,
): Promise<(TranslatedRow & Pick<DutyRow, 'language' | 'person'>)[]> {
  const { rows } = await sql<TranslatedRow & Pick<DutyRow, 'language' | 'person'>>`
    select t.*, d.language, d.person from judging.translated t join judging.duty d on d.id = t.duty
    where t.solution = ${solution}
      and t.n = (select max(o.n) from judging.translated o where o.duty = t.duty and o.solution = t.solution)
    order by (select min(o.at) from judging.translated o where o.duty = t.duty and o.solution = t.solution and o.n is not null), t.id`.execute(
    db,
  );
  return rows;
}
