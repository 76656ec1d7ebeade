import type { DateReach } from '@jiebang/contract/contests/phase.ts';
import type { NeedState } from '@jiebang/contract/needs/need.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/db/connection.ts';
import { tables } from '../store.ts';

/** How many needs an organisation has published in a contest, and how many of them led to a contract. */
export type PublishedNeeds = {
  readonly organisation: string;
  readonly published: number;
  readonly contracted: number;
};

/** Needs of these tracks that are under way, from their submission to the end of their notice; drafts are their owners' alone. */
export async function runningNeedsIn(
  db: Db,
  tracks: readonly string[],
): Promise<{ id: string; organisation: string; state: string }[]> {
  if (tracks.length === 0) return [];
  return tables(db)
    .selectFrom('needs.need')
    .select(['id', 'organisation', 'state'])
    .where('track', 'in', tracks)
    .where('state', 'in', running)
    .orderBy('id')
    .execute();
}

/** Organisations with drafts in these tracks: whom a decision on 征集 concerns most, though nobody else may know of their drafts. */
export async function draftersIn(db: Db, tracks: readonly string[]): Promise<string[]> {
  if (tracks.length === 0) return [];
  const rows = await tables(db)
    .selectFrom('needs.need')
    .select('organisation')
    .distinct()
    .where('track', 'in', tracks)
    .where('state', '=', 'draft')
    .execute();
  return rows.map(({ organisation }) => organisation);
}

/** How many needs of these tracks stand where; of those that take solutions, how many close after a moment. */
export async function needsUnderWayIn(
  db: Db,
  tracks: readonly string[],
  end: Date | null,
): Promise<Omit<DateReach, 'openedSolutions'>> {
  const { rows } = await sql<Omit<DateReach, 'openedSolutions'>>`
    select count(*) filter (where state = 'draft') as drafts,
      count(*) filter (where state = 'returned') as returned,
      count(*) filter (where state in ('submitted', 'under_review')) as "inReview",
      count(*) filter (where state in ('accepted', 'signed_off', 'cleared')) as "inClearance",
      count(*) filter (where state = 'published') as live,
      case when ${end}::timestamptz is not null
        then count(*) filter (where state = 'published' and deadline > ${end}::timestamptz) end as beyond,
      count(*) filter (where state in ('closed', 'judging', 'noticed')) as "inJudging"
    from needs.need where track = any(${tracks}::uuid[])`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('a count without a row');
  return row;
}

const running: readonly NeedState[] = [
  'submitted',
  'under_review',
  'returned',
  'accepted',
  'signed_off',
  'cleared',
  'published',
  'closed',
  'judging',
  'noticed',
];

/** Organisations that published needs in a contest, those with most contracts first. */
export async function publishedNeedsOf(db: Db, contest: string): Promise<PublishedNeeds[]> {
  const { rows } = await sql<PublishedNeeds>`
    select organisation, count(*) as published, count(*) filter (where state in ('contracted', 'completed')) as contracted
    from needs.need where contest = ${contest} and published_at is not null
    group by organisation order by contracted desc, published desc, organisation`.execute(db);
  return rows;
}

/** Needs of a contest on the board by the unit that recommended them, and how many of these led to a contract. */
export async function recommendedNeedsOf(
  db: Db,
  contest: string,
): Promise<{ readonly recommender: string; readonly published: number; readonly contracted: number }[]> {
  const { rows } = await sql<{ recommender: string; published: number; contracted: number }>`
    select recommender, count(*) as published, count(*) filter (where state in ('contracted', 'completed')) as contracted
    from needs.need where contest = ${contest} and published_at is not null and recommender is not null
    group by recommender order by published desc, contracted desc, recommender`.execute(db);
  return rows;
}
