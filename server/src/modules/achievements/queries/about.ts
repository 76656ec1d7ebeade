import type { AchievementState } from '@jiebang/contract/achievements/achievement.ts';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#platform/db/connection.ts';
import { findPublic } from '../store.ts';

/** What modules below name an achievement by that is or was public: whose it is, where it stands, its number and title. */
export type AchievementAbout = {
  readonly id: string;
  readonly state: AchievementState;
  readonly organisation: string;
  readonly number: string;
  readonly title: string;
  readonly titleEn: string | null;
};

/** The public achievement of a number, or the one into which it was merged; undefined where none is public. */
export async function publicAchievementAbout(db: Db, number: string): Promise<AchievementAbout | undefined> {
  const row = await findPublic(db, number);
  return row && { ...row, number: row.number ?? number, titleEn: row.title_en };
}

/** Achievements that were public at some time, by id. */
export async function achievementsAbout(db: Db, ids: readonly string[]): Promise<Map<string, AchievementAbout>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<AchievementAbout>`
    select id, state, organisation, number, title, title_en as "titleEn" from achievements.achievement
    where id = any(${[...new Set(ids)]}::uuid[]) and number is not null`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** In SQL the ids of these organisations' achievements. */
export const achievementsOf = (organisations: readonly string[]): RawBuilder<unknown> =>
  sql`select id from achievements.achievement where organisation = any(${[...organisations]}::uuid[])`;
