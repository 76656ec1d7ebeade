import { sql } from 'kysely';
import type { Db } from '#platform/db/connection.ts';
import type { Merging, Running } from '#platform/db/merging.ts';
import { handOverExclusions } from '../../confidential/store.ts';
import { over } from '../../queries/of-organisation.ts';
import { handOverDrafts, handOverImports } from '../store.ts';

/** Drafts go along, with being kept out of a confidential text; a need that was handed in has to end first. */
export const merging: Merging = {
  running,
  collides,
  handOver: async (tx, from, into) => {
    // First what still makes drafts, which waits for the batch under way.
    await handOverImports(tx, from, into);
    await handOverDrafts(tx, from, into);
    await handOverExclusions(tx, from, into);
  },
};

/** Needs of the one that stays which the other may have answered, or be judging: nobody answers its own. */
async function collides(db: Db, _: string, into: string): Promise<Running[]> {
  const { rows } = await sql<{ id: string; number: string }>`
    select id, number from needs.need
    where organisation = ${into} and state in ('published', 'closed', 'judging') order by id`.execute(db);
  return rows.map(({ id, number }) => ({ kind: 'need', id, title: number }));
}

async function running(db: Db, organisation: string): Promise<Running[]> {
  const { rows } = await sql<{ id: string; number: string | null }>`
    select id, number from needs.need
    where organisation = ${organisation} and state <> 'draft' and not state = any(${over}::text[]) order by id`.execute(
    db,
  );
  return rows.map(({ id, number }) => ({ kind: 'need', id, title: number ?? '' }));
}
