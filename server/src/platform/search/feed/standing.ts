import { sql } from 'kysely';
import type { Db } from '../../db/connection.ts';

/** Where an index stands, as the database has it. */
export type IndexStanding = {
  readonly index: string;
  /** How many times it was asked for that something be put anew, and it is not done. */
  readonly asked: number;
  /** Changes of which no segment is made yet: they are found all the same. */
  readonly waiting: number;
  /** Whether a generation of segments serves; one that nothing was ever put into serves too. */
  readonly serves: boolean;
};

/** Where these indexes stand, in their order. */
export async function indexStandings(db: Db, indexes: readonly string[]): Promise<IndexStanding[]> {
  const { rows } = await sql<IndexStanding>`
    select given.index, (select count(*) from platform.search_feed f where f.index = given.index) as asked,
      (select count(*) from platform.search_document d where d.index = given.index and d.position > coalesce(g.position, 0)) as waiting,
      g.index is not null or i.name is null as serves
    from unnest(${[...indexes]}::text[]) with ordinality as given (index, nth)
    left join platform.search_index i on i.name = given.index
    left join platform.search_generation g on g.index = given.index and g.serves
    order by given.nth`.execute(db);
  return rows;
}
