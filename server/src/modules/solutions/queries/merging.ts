import { sql } from 'kysely';
import { findNeed } from '#modules/needs/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Merging, Running } from '#platform/db/merging.ts';
import { handOverTeams } from '../team/store.ts';

/** What is sealed goes along without a word; what was opened has to be decided first. */
export const merging: Merging = { running, handOver: handOverTeams };

async function running(db: Db, organisation: string): Promise<Running[]> {
  const { rows } = await sql<{ id: string; need: string }>`
    select id, need from solutions.solution
    where organisation = ${organisation} and state in ('opened', 'screened_in', 'ranked') order by id`.execute(db);
  const found: Running[] = [];
  for (const { id, need } of rows)
    found.push({ kind: 'solution', id, title: (await findNeed(db, need))?.number ?? '' });
  return found;
}
