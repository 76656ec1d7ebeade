import { type Insertable, type Selectable, sql } from 'kysely';
import type { Db, Tx } from '#platform/db/connection.ts';
import { type AchievementRow, tables } from '../store.ts';
import type { AchievementsTables } from '../tables.gen.ts';

export type AssessmentRow = Selectable<AchievementsTables['achievements.assessment']>;
type NewAssessment = Insertable<AchievementsTables['achievements.assessment']>;

/** Whether what is public waits to be assessed by this version. */
export async function anyToAssess(db: Db, model: number): Promise<boolean> {
  const { rows } = await sql`
    select 1 from achievements.achievement where state = 'public' and assessed_by < ${model} limit 1`.execute(db);
  return rows.length > 0;
}

/** Whether an import is making its rows public now. */
export async function anyBeingPublished(db: Db): Promise<boolean> {
  const { rows } = await sql`select 1 from achievements.import where state = 'running' and publishes limit 1`.execute(
    db,
  );
  return rows.length > 0;
}

/** The next achievements that wait to be assessed by this version, at most so many, each row held until the transaction ends. */
export async function lockToAssess(tx: Tx, model: number, limit: number): Promise<AchievementRow[]> {
  const waiting = tables(tx).selectFrom('achievements.achievement').selectAll().$narrowType<AchievementRow>();
  return waiting
    .where('state', '=', 'public')
    .where('assessed_by', '<', model)
    .orderBy('assessed_by')
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .execute();
}

/** The last version of each of these, and the last that was computed. */
export async function lastVersionsOf(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly n: number; readonly automatic: AssessmentRow | undefined }>> {
  const rows = await tables(db)
    .selectFrom('achievements.assessment')
    .selectAll()
    .where('achievement', 'in', [...ids])
    .orderBy('n', 'desc')
    .execute();
  return new Map(
    [...Map.groupBy(rows, ({ achievement }) => achievement)].map(([id, own]) => [
      id,
      { n: own[0]?.n ?? 0, automatic: own.find(({ kind }) => kind === 'automatic') },
    ]),
  );
}

/** Adds versions; none that was there is changed. */
export async function addVersions(tx: Tx, versions: readonly NewAssessment[]): Promise<void> {
  if (versions.length > 0)
    await tables(tx)
      .insertInto('achievements.assessment')
      .values([...versions])
      .execute();
}

/** Notes that these stand assessed by this version. */
export async function noteAssessed(tx: Tx, ids: readonly string[], model: number): Promise<void> {
  const all = tables(tx).updateTable('achievements.achievement').set({ assessed_by: model });
  await all.where('id', 'in', [...ids]).execute();
}

/** Versions that one page tells. */
export const mostTold = 50;

/** The versions of an achievement, the newest first, at most so many. */
export async function versionsOf(db: Db, achievement: string, limit: number): Promise<AssessmentRow[]> {
  return tables(db)
    .selectFrom('achievements.assessment')
    .selectAll()
    .where('achievement', '=', achievement)
    .orderBy('n', 'desc')
    .limit(limit)
    .execute();
}

/** The newest computed version of what is public now, with its scores; null where there is none of it as it stands. */
export async function newestOf(
  db: Db,
  { id, state, assessed_by }: Pick<AchievementRow, 'id' | 'state' | 'assessed_by'>,
): Promise<{ n: number; scores: number[] } | null> {
  if (state !== 'public' || assessed_by === 0) return null;
  const automatic = (await lastVersionsOf(db, [id])).get(id)?.automatic;
  return automatic ? { n: automatic.n, scores: automatic.scores } : null;
}
