import type { AchievementCard } from '@jiebang/contract/achievements/achievement.ts';
import { sql } from 'kysely';
import { type OrganisationCard, organisationsById } from '#modules/identity/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { type AchievementRow, publicOf } from '../store.ts';
import { cardOf } from '../views.ts';

/** A public achievement as matching reads it: what anyone may read of it. */
export type MatchableAchievement = {
  readonly id: string;
  readonly card: AchievementCard;
  readonly organisation: string;
  /** The owner, where it is an organisation: a natural person is not named. */
  readonly owner: OrganisationCard | null;
  readonly title: readonly string[];
  readonly keywords: readonly string[];
  readonly text: readonly string[];
  readonly fields: readonly string[];
  readonly region: string | null;
  readonly maturity: number | null;
};

/** Public achievements by id; one that is not public now is absent. */
export async function matchableAchievements(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, MatchableAchievement>> {
  const rows = await publicOf(db, [...new Set(ids)]);
  return new Map((await withOwners(db, rows)).map((one) => [one.id, one]));
}

/** The newest public achievements, to learn their language from. */
export async function newestAchievements(db: Db, most: number): Promise<MatchableAchievement[]> {
  const { rows } = await sql<AchievementRow>`
    select * from achievements.achievement where state = 'public' order by published_at desc, id desc limit ${most}`.execute(
    db,
  );
  return withOwners(db, rows);
}

async function withOwners(db: Db, rows: readonly AchievementRow[]): Promise<MatchableAchievement[]> {
  const owners = await organisationsById(db, [...new Set(rows.map(({ organisation }) => organisation))]);
  return rows.map((row) => {
    const owner = owners.get(row.organisation);
    return {
      id: row.id,
      card: cardOf(row, owner),
      organisation: row.organisation,
      owner: owner && owner.kind !== 'individual' ? owner : null,
      title: [row.title, row.title_en].filter((one) => one !== null),
      keywords: [...row.keywords, ...row.keywords_en],
      text: [row.text, row.text_en].filter((one) => one !== null),
      fields: row.fields,
      region: row.region,
      maturity: row.maturity,
    };
  });
}

/** How many achievements are public, counted as far as `most`. */
export async function countPublic(db: Db, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select from achievements.achievement where state = 'public' limit ${most}) counted`.execute(db);
  return rows[0]?.count ?? 0;
}

/** A public achievement that says its title or keywords in both languages. */
export type BilingualAchievement = {
  readonly id: string;
  readonly title: string;
  readonly title_en: string | null;
  readonly keywords: readonly string[];
  readonly keywords_en: readonly string[];
};

/** The newest public achievements that say something in both languages. */
export async function bilingualAchievements(db: Db, most: number): Promise<BilingualAchievement[]> {
  const { rows } = await sql<BilingualAchievement>`
    select id, title, title_en, keywords, keywords_en from achievements.achievement
    where state = 'public' and (title_en is not null or (keywords <> '{}' and keywords_en <> '{}'))
    order by published_at desc, id desc limit ${most}`.execute(db);
  return rows;
}
