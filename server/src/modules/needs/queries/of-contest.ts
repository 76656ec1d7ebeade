import { sql } from 'kysely';
import type { Db } from '#platform/db/connection.ts';

/** How many needs an organisation has published in a contest, and how many of them led to a contract. */
export type PublishedNeeds = {
  readonly organisation: string;
  readonly published: number;
  readonly contracted: number;
};

/** Organisations that published needs in a contest, those with most contracts first. */
export async function publishedNeedsOf(db: Db, contest: string): Promise<PublishedNeeds[]> {
  const { rows } = await sql<PublishedNeeds>`
    select organisation, count(*) as published, count(*) filter (where state in ('contracted', 'completed')) as contracted
    from needs.need where contest = ${contest} and published_at is not null
    group by organisation order by contracted desc, published desc, organisation`.execute(db);
  return rows;
}
