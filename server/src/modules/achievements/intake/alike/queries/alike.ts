import type { Alike } from '@jiebang/contract/achievements/alike.ts';
import { type RawBuilder, sql } from 'kysely';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { holdsAnywhere, type Viewer } from '#kernel/viewer.ts';
import { organisationsById } from '#modules/identity/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { findReadable } from '../../../queries/readable.ts';
import type { AchievementRow } from '../../../store.ts';
import { draftOf, workCard } from '../../../views.ts';
import { nearlySame } from '../rules.ts';

/** As many as a person looks through; more would be no duplicates but a subject. */
const most = 20;

/** Achievements that may be the same as this one, with what they share: of the viewer's own organisations, and public ones. */
export async function alikeOf(db: Db, viewer: Viewer, id: string): Promise<Alike | Refusal> {
  const row = await findReadable(db, viewer, id);
  if (!row) return refuse('not_found');
  const mine = viewer.memberships.map(({ organisation }) => organisation);
  const seen = sql`(state = 'public' or organisation = any(${mine}::uuid[]) and state in ('draft', 'returned', 'under_review')
    ${holdsAnywhere(viewer, 'reviewer') ? sql`or state = 'under_review'` : sql``})`;
  const found = await likely(db, row, seen);
  const into = row.merged_into === null ? undefined : await findReadable(db, viewer, row.merged_into);
  const all = [...found.map(({ row: one }) => one), ...(into ? [into] : [])];
  const owners = await organisationsById(
    db,
    all.map(({ organisation }) => organisation),
  );
  const cardOf = (one: AchievementRow) => workCard(one, owners.get(one.organisation));
  return {
    items: found.map(({ row: one, shares }) => ({ achievement: cardOf(one), shares })),
    // Where it went is for who may read that: else only that it went.
    mergedInto: into ? cardOf(into) : null,
  };
}

type Found = { readonly row: AchievementRow; readonly shares: Alike['items'][number]['shares'] };

/** Each of the three ways is an index; what shares a band is looked at once more. */
async function likely(db: Db, row: AchievementRow, seen: RawBuilder<unknown>): Promise<Found[]> {
  const { rows } = await sql<AchievementRow>`
    select * from achievements.achievement
    where (title_key = ${row.title_key} or right_numbers && ${row.right_numbers}::text[] or bands && ${row.bands}::int[])
      and id <> ${row.id} and ${seen}
    order by id limit ${sql.lit(most * 5)}`.execute(db);
  return rows
    .map((other) => ({ row: other, shares: sharedBy(row, other) }))
    .filter(({ shares }) => shares.length > 0)
    .sort((a, b) => b.shares.length - a.shares.length)
    .slice(0, most);
}

function sharedBy(one: AchievementRow, other: AchievementRow): Found['shares'] {
  const numbers = one.right_numbers ?? [];
  return [
    ...(one.title_key === other.title_key ? (['title'] as const) : []),
    ...(numbers.some((number) => other.right_numbers?.includes(number)) ? (['right'] as const) : []),
    ...(one.bands.some((band) => other.bands.includes(band)) && nearlySame(draftOf(one), draftOf(other))
      ? (['text'] as const)
      : []),
  ];
}
