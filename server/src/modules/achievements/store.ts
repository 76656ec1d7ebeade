import type { AchievementDraft, AchievementState } from '@jiebang/contract/achievements/achievement.ts';
import type { ReturnPoint } from '@jiebang/contract/achievements/work.ts';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Db, Tx } from '#platform/db/connection.ts';
import { bandsOf } from './intake/alike/rules.ts';
import type { AchievementsTables } from './tables.gen.ts';

export type AchievementRow = Selectable<AchievementsTables['achievements.achievement']> & { state: AchievementState };

/** The module's own tables over any connection. */
export const tables = (db: Db) => db.withTables<AchievementsTables>();

const all = (db: Db) =>
  tables(db).selectFrom('achievements.achievement').selectAll().$narrowType<{ state: AchievementState }>();

/** Loads an achievement and holds its row until the transaction ends. */
export async function lockAchievement(tx: Tx, id: string): Promise<AchievementRow | undefined> {
  return all(tx).where('id', '=', id).forUpdate().executeTakeFirst();
}

const places = (db: Db) =>
  tables(db)
    .selectFrom('achievements.achievement')
    .select(['organisation', 'state', 'number'])
    .$narrowType<{ state: AchievementState }>();

/** Whose an achievement is, where it stands and its number: what access looks at. */
export async function findPlace(db: Db, id: string) {
  return places(db).where('id', '=', id).executeTakeFirst();
}

/** The same, its row held until the transaction ends. */
export async function lockPlace(tx: Tx, id: string) {
  return places(tx).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Loads an achievement without holding it. */
export async function findAchievement(db: Db, id: string): Promise<AchievementRow | undefined> {
  return all(db).where('id', '=', id).executeTakeFirst();
}

/**
 * The public achievement of a number, or the one into which it was merged; one that is not public now is not found. One statement, which
 * brings nothing of what is not public: a number that leads nowhere now costs what one costs that was never given.
 */
export async function findPublic(db: Db, number: string): Promise<AchievementRow | undefined> {
  // A few steps: what was merged into another may have been merged on.
  const { rows } = await sql<AchievementRow>`
    with recursive led as (
      select id, state, merged_into, 0 as steps from achievements.achievement where number = ${number}
      union all
      select a.id, a.state, a.merged_into, led.steps + 1
      from led join achievements.achievement a on a.id = led.merged_into
      where led.state = 'merged' and led.steps < 5)
    select * from achievements.achievement where id = (select id from led where state = 'public')`.execute(db);
  return rows[0];
}

/** Those of these achievements that are public now. */
export async function publicOf(db: Db, ids: readonly string[]): Promise<AchievementRow[]> {
  if (ids.length === 0) return [];
  const some = all(db).where('id', 'in', [...ids]);
  return some.where('state', '=', 'public').execute();
}

/** Titles of public achievements that begin like this, in lower case without spaces and signs, each with its number; the shortest first. */
export async function titlesLike(
  db: Db,
  beginning: string,
  limit: number,
): Promise<{ title: string; number: string }[]> {
  const { rows } = await sql<{ title: string; number: string }>`
    select title, number from achievements.achievement
    where state = 'public' and title_key like ${`${beginning}%`}
    order by length(title), title, number limit ${limit}`.execute(db);
  return rows;
}

export async function insertAchievement(
  tx: Tx,
  row: Insertable<AchievementsTables['achievements.achievement']>,
): Promise<void> {
  await tables(tx).insertInto('achievements.achievement').values(row).execute();
}

/** Changes columns of an achievement whose row is held; its state only ever changes by `moveRow`. */
export async function setAchievement(
  tx: Tx,
  id: string,
  set: Omit<Updateable<AchievementsTables['achievements.achievement']>, 'id' | 'state'>,
): Promise<void> {
  await tables(tx).updateTable('achievements.achievement').set(set).where('id', '=', id).execute();
}

/** A draft's fields as columns. */
export function draftColumns(draft: AchievementDraft) {
  return {
    title: draft.title,
    title_en: draft.titleEn,
    keywords: draft.keywords,
    keywords_en: draft.keywordsEn,
    text: draft.text,
    text_en: draft.textEn,
    completers: JSON.stringify(draft.completers),
    name_completers: draft.nameCompleters,
    source: draft.source,
    kind: draft.kind,
    form: draft.form,
    ip: JSON.stringify(draft.ip),
    stage: draft.stage,
    novelty: draft.novelty,
    maturity: draft.maturity,
    maturity_evidence: JSON.stringify(draft.maturityEvidence),
    fields: draft.fields,
    industry: draft.industry,
    region: draft.region,
    cooperation: draft.cooperation,
    price_min: draft.price?.min ?? null,
    price_max: draft.price?.max ?? null,
    bands: bandsOf(draft),
  };
}

export const numberDigits = 6;
export const numberPrefix = (year: number): string => `CG-${year}-`;
/** The nth number of a year, as `CG-2026-000042`. */
export const numberOf = (year: number, n: number): string =>
  `${numberPrefix(year)}${String(n).padStart(numberDigits, '0')}`;

/** The next number of a year. Its row is held until the end, so numbers are used once and in order. */
export async function nextNumber(tx: Tx, year: number): Promise<string> {
  const { last } = await tables(tx)
    .insertInto('achievements.serial')
    .values({ year, last: 1 })
    .onConflict((conflict) => conflict.column('year').doUpdateSet({ last: sql`achievements.serial.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow();
  return numberOf(year, last);
}

/** Keeps what is to be mended, field by field. */
export async function setPoints(tx: Tx, id: string, points: readonly ReturnPoint[]): Promise<void> {
  await setAchievement(tx, id, { returned_points: JSON.stringify(points) });
}

export type DeclarationRow = Selectable<AchievementsTables['achievements.declaration']>;

/** Keeps which version of the declaration was signed, by whom and when. */
export async function saveDeclaration(
  tx: Tx,
  declaration: Insertable<AchievementsTables['achievements.declaration']>,
): Promise<void> {
  await tables(tx).insertInto('achievements.declaration').values(declaration).execute();
}

/** The declaration as it was signed last. */
export async function declarationOf(db: Db, achievement: string): Promise<DeclarationRow | undefined> {
  const signed = tables(db).selectFrom('achievements.declaration').selectAll().where('achievement', '=', achievement);
  return signed.orderBy('n', 'desc').limit(1).executeTakeFirst();
}

export type AttachmentRow = Selectable<AchievementsTables['achievements.attachment']>;

/** The files of an achievement, and what each is. */
export async function attachmentsOf(db: Db, achievement: string): Promise<AttachmentRow[]> {
  return tables(db).selectFrom('achievements.attachment').selectAll().where('achievement', '=', achievement).execute();
}

/** Notes a file of an achievement, of this type. */
export async function saveAttachment(tx: Tx, achievement: string, file: string, type: string): Promise<void> {
  await tables(tx).insertInto('achievements.attachment').values({ achievement, file, type }).execute();
}

/** Takes a file from its achievement; whether it was there. */
export async function dropAttachment(tx: Tx, achievement: string, file: string): Promise<boolean> {
  const dropped = await tables(tx)
    .deleteFrom('achievements.attachment')
    .where('achievement', '=', achievement)
    .where('file', '=', file)
    .executeTakeFirst();
  return dropped.numDeletedRows > 0n;
}

/** The moves of an achievement, first to last. */
export async function movesOf(db: Db, achievement: string) {
  return tables(db)
    .selectFrom('achievements.achievement_move')
    .selectAll()
    .where('item', '=', achievement)
    .orderBy('n')
    .execute();
}

/** Gives everything of an organisation to the one into which it is merged. */
export async function handOverAchievements(tx: Tx, from: string, into: string): Promise<void> {
  // Both may have ids of their own that are the same: each keeps its source.
  const source = sql<string | null>`left(source_name || ' ' || ${from}::text, 200)`;
  const theirs = tables(tx).updateTable('achievements.achievement').set({ organisation: into, source_name: source });
  await theirs.where('organisation', '=', from).execute();
}

/** Achievements by id; what does not exist is absent. */
export async function achievementsById(db: Db, ids: readonly string[]): Promise<Map<string, AchievementRow>> {
  if (ids.length === 0) return new Map();
  const rows = await all(db)
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
