import type { NeedDraft, NeedState, NeedText } from '@jiebang/contract/needs/need.ts';
import type { Trace } from '@jiebang/contract/needs/traces.ts';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Actor } from '#kernel/viewer.ts';
import { asciiOf, wordsOf } from '#kernel/words.ts';
import type { Db, Tx } from '#platform/db/connection.ts';
import type { NeedsTables } from './tables.gen.ts';

export type NeedRow = Selectable<NeedsTables['needs.need']> & { state: NeedState };
export type PublicTextRow = Selectable<NeedsTables['needs.public_text']>;

/** The module's own tables over any connection. */
export const tables = (db: Db) => db.withTables<NeedsTables>();

/** Loads a need and holds its row until the transaction ends. */
export async function lockNeed(tx: Tx, id: string): Promise<NeedRow | undefined> {
  return (await tables(tx).selectFrom('needs.need').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) as
    | NeedRow
    | undefined;
}

/** Loads a need without holding it. */
export async function findNeed(db: Db, id: string): Promise<NeedRow | undefined> {
  return (await tables(db).selectFrom('needs.need').selectAll().where('id', '=', id).executeTakeFirst()) as
    | NeedRow
    | undefined;
}

export async function publicTextOf(db: Db, need: string): Promise<PublicTextRow | undefined> {
  return tables(db).selectFrom('needs.public_text').selectAll().where('need', '=', need).executeTakeFirst();
}

export async function insertNeed(tx: Tx, need: Insertable<NeedsTables['needs.need']>): Promise<void> {
  await tables(tx).insertInto('needs.need').values(need).execute();
}

/** Changes columns of a need whose row is held; its state only ever changes by `moveRow`. */
export async function setNeed(
  tx: Tx,
  id: string,
  set: Omit<Updateable<NeedsTables['needs.need']>, 'id' | 'state'>,
): Promise<void> {
  await tables(tx).updateTable('needs.need').set(set).where('id', '=', id).execute();
}

/** Keeps which version of the declaration was signed, by whom and when. */
export async function saveDeclaration(
  tx: Tx,
  declaration: Insertable<NeedsTables['needs.declaration']>,
): Promise<void> {
  await tables(tx).insertInto('needs.declaration').values(declaration).execute();
}

/** Keeps what was decided of a published need. */
export async function saveDecision(tx: Tx, decision: Insertable<NeedsTables['needs.decision']>): Promise<void> {
  await tables(tx).insertInto('needs.decision').values(decision).execute();
}

export type AttachmentRow = Selectable<NeedsTables['needs.attachment']>;

/** A need's files, and what each is. */
export async function attachmentsOf(db: Db, need: string): Promise<AttachmentRow[]> {
  return tables(db).selectFrom('needs.attachment').selectAll().where('need', '=', need).execute();
}

/** Notes a need's file, of this type. */
export async function saveAttachment(tx: Tx, need: string, file: string, type: string): Promise<void> {
  await tables(tx).insertInto('needs.attachment').values({ need, file, type }).execute();
}

/** Takes a file from its need; whether it was there. */
export async function dropAttachment(tx: Tx, need: string, file: string): Promise<boolean> {
  const dropped = await tables(tx)
    .deleteFrom('needs.attachment')
    .where('need', '=', need)
    .where('file', '=', file)
    .executeTakeFirst();
  return dropped.numDeletedRows > 0n;
}

/** Published needs whose deadline has passed, the longest overdue first. */
export async function needsPastDeadline(db: Db, limit: number): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('needs.need')
    .select('id')
    .where('state', '=', 'published')
    .where(sql<boolean>`deadline <= platform.now()`)
    .orderBy('deadline')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** A draft's fields as columns. */
export function draftColumns(draft: NeedDraft) {
  return {
    title: draft.title,
    keywords: draft.keywords,
    problem: draft.problem,
    indicators: JSON.stringify(draft.indicators),
    expected_result: draft.expectedResult,
    existing_basis: draft.existingBasis,
    wished: draft.wished,
    ownership: draft.ownership,
    field: draft.field,
    other_fields: draft.otherFields,
    industry: draft.industry,
    region: draft.region,
    budget_min: draft.budget?.min ?? null,
    budget_max: draft.budget?.max ?? null,
    term_months: draft.termMonths,
    ways: draft.ways,
    cooperation: draft.cooperation,
    maturity: draft.maturity,
    valid_until: draft.validUntil,
    contact_name: draft.contactName,
    contact_phone: draft.contactPhone,
    show_company: draft.showCompany,
    recommender: draft.recommender,
  };
}

/** Writes the public text, unsigned; a signature on an older wording falls. */
export async function savePublicText(tx: Tx, need: string, text: NeedText, person: string, at: Date): Promise<void> {
  const values = {
    title: text.title,
    keywords: text.keywords,
    problem: text.problem,
    indicators: JSON.stringify(text.indicators),
    expected_result: text.expectedResult,
    existing_basis: text.existingBasis,
    wished: text.wished,
    ownership: text.ownership,
    written_by: person,
    written_at: at,
    signed_by: null,
    signed_at: null,
    traces: '[]',
    words: searchVector(text),
  };
  await tables(tx)
    .insertInto('needs.public_text')
    .values({ need, ...values })
    .onConflict((conflict) => conflict.column('need').doUpdateSet(values))
    .execute();
}

/** The words by which the public finds a need: of the public text only. */
function searchVector(text: NeedText) {
  const words = wordsOf(
    [text.title, ...text.keywords, text.problem, ...text.indicators.map((one) => one.name)].join('\n'),
  );
  return sql<string>`array_to_tsvector(${[...new Set(words)].filter((word) => word.length <= 200)}::text[])`;
}

/** Notes who signed the public text, when, and which traces of its owner were let stand. */
export async function signPublicText(
  tx: Tx,
  need: string,
  person: string,
  at: Date,
  traces: readonly Trace[],
): Promise<void> {
  await tables(tx)
    .updateTable('needs.public_text')
    .set({ signed_by: person, signed_at: at, traces: JSON.stringify(traces) })
    .where('need', '=', need)
    .execute();
}

/**
 * The next number of a contest's needs, as `2026-0042`, or `8-0042` of 第八届. Its row is held until the end, so numbers are used once and
 * in order; editions whose numbers begin alike share them.
 */
export async function nextNumber(tx: Tx, contestNumber: string): Promise<string> {
  const prefix = asciiOf(contestNumber) || 'N';
  const row = await tables(tx)
    .insertInto('needs.serial')
    .values({ prefix, last: 1 })
    .onConflict((conflict) => conflict.column('prefix').doUpdateSet({ last: sql`needs.serial.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow();
  return `${prefix}-${String(row.last).padStart(4, '0')}`;
}

export type ImportedNeed = { readonly need: Insertable<NeedsTables['needs.need']>; readonly sourceId: string };

/** By whom drafts were imported, and from which file of which source. */
type From = {
  readonly action: string;
  readonly actor: Actor;
  readonly contest: string;
  readonly source: string;
  readonly name: string;
  readonly at: Date;
};

/** Writes imported drafts with their first move and where they came from. Nothing is written where one of them was there before. */
export async function insertImported(
  tx: Tx,
  made: readonly ImportedNeed[],
  { action, actor, contest, source, name, at }: From,
): Promise<void> {
  const moves = made.map(({ need }) => ({
    ...{ item: need.id, action, from_state: '', to_state: need.state, at },
    ...actor,
    ...{ organisation: need.organisation, reason: name },
  }));
  const sources = made.map(({ need, sourceId }) => ({ need: need.id, contest, source, source_id: sourceId, at }));
  // A statement takes 65,535 parameters at most.
  for (let from = 0; from < made.length; from += 500) {
    const part = made.slice(from, from + 500).map(({ need }) => need);
    await tables(tx).insertInto('needs.need').values(part).execute();
    await tables(tx)
      .insertInto('needs.need_move')
      .values(moves.slice(from, from + 500))
      .execute();
    await tables(tx)
      .insertInto('needs.import_source')
      .values(sources.slice(from, from + 500))
      .execute();
  }
}
