import type { Work } from '@jiebang/contract/desk/work.ts';
import { sql } from 'kysely';
import { membershipIn, type Viewer } from '#kernel/viewer.ts';
import type { Db } from '#platform/db/connection.ts';
import { type DealRow, ofParty } from '../store.ts';

/** As many as a page of an organisation names, those going on first. */
const most = 100;
const over = ['closed', 'failed', 'void'];

/** Deals that an organisation is a party of: for its own people those in which they take part, for the asking staff all of contests. */
export async function dealsOfOrganisation(db: Db, viewer: Viewer, organisation: string): Promise<Work[]> {
  const own = membershipIn(viewer, organisation) !== undefined;
  const seen = own ? ofParty(viewer) : sql<boolean>`need is not null`;
  const { rows } = await sql<{ id: string; number: string; title: string; running: boolean }>`
    select id, coalesce(need_number, achievement_number) as number, title, not state = any(${over}::text[]) as running from deals.deal
    where ${organisation}::uuid in (owner, solver, agency) and ${seen}
    order by running desc, moved_at desc, id limit ${most}`.execute(db);
  return rows.map((row) => ({ ...row, module: 'deals', address: own ? `/deals/${row.id}` : null }));
}

/** Deals of an organisation that have not ended, whoever asks. */
export async function runningDealsOf(db: Db, organisation: string): Promise<DealRow[]> {
  const { rows } = await sql<DealRow>`
    select * from deals.deal where ${organisation}::uuid in (owner, solver, agency) and not state = any(${over}::text[])
    order by id`.execute(db);
  return rows;
}
