import type { ExpertAssessmentState } from '@jiebang/contract/achievements/assessment/expert.ts';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Db, Tx } from '#platform/db/connection.ts';
import { tables } from '../../store.ts';
import type { AchievementsTables } from '../../tables.gen.ts';

type Table = AchievementsTables['achievements.expert_assessment'];
export type ExpertRow = Selectable<Table> & { state: ExpertAssessmentState };

const all = (db: Db) =>
  tables(db).selectFrom('achievements.expert_assessment').selectAll().$narrowType<{ state: ExpertAssessmentState }>();

/** Loads an expert's assessment and holds its row until the transaction ends. */
export async function lockExpert(tx: Tx, id: string): Promise<ExpertRow | undefined> {
  return all(tx).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Loads it without holding it. */
export async function findExpert(db: Db, id: string): Promise<ExpertRow | undefined> {
  return all(db).where('id', '=', id).executeTakeFirst();
}

/** Everybody who was asked to assess an achievement, the last first. */
export async function expertsOf(db: Db, achievement: string): Promise<ExpertRow[]> {
  const of = all(db).where('achievement', '=', achievement);
  return of.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(100).execute();
}

/** What a person is asked for and has not answered or signed. */
export async function openOf(db: Db, person: string): Promise<ExpertRow[]> {
  const of = all(db).where('person', '=', person).where('state', 'in', ['asked', 'open']);
  return of.orderBy('due_at').orderBy('id').limit(100).execute();
}

/** What a person was ever asked for, the last moved first, after a place of that order. */
export async function askedOf(
  db: Db,
  person: string,
  { after, limit }: { readonly after: { at: string; id: string } | null; readonly limit: number },
): Promise<ExpertRow[]> {
  const moved = sql<Date>`date_trunc('milliseconds', moved_at)`;
  let of = all(db).where('person', '=', person);
  if (after) of = of.where(sql<boolean>`(${moved}, id) < (${after.at}::timestamptz, ${after.id}::uuid)`);
  return of.orderBy(moved, 'desc').orderBy('id', 'desc').limit(limit).execute();
}

export async function insertExpert(tx: Tx, row: Insertable<Table>): Promise<void> {
  await tables(tx).insertInto('achievements.expert_assessment').values(row).execute();
}

/** Changes columns of a row that is held; its state only ever changes by `moveRow`. */
export async function setExpert(tx: Tx, id: string, set: Omit<Updateable<Table>, 'id' | 'state'>): Promise<void> {
  await tables(tx).updateTable('achievements.expert_assessment').set(set).where('id', '=', id).execute();
}

/** Those whose day has passed, the first due first. */
export async function expertsOverdue(db: Db, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from achievements.expert_assessment
    where state in ('asked', 'open') and due_at <= platform.now() order by due_at, id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Why each of these ended, where that was said. */
export async function reasonsOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(db)
    .selectFrom('achievements.expert_assessment_move')
    .select(['item', 'reason'])
    .where('item', 'in', [...ids])
    .where('reason', 'is not', null)
    .execute();
  return new Map(rows.flatMap(({ item, reason }) => (reason === null ? [] : [[item, reason] as const])));
}

/** Who signed each of these. */
export async function signersOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await all(db)
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, person }) => [id, person]));
}
