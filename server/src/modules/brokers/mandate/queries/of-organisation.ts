import type { Work } from '@jiebang/contract/desk/work.ts';
import { sql } from 'kysely';
import { membershipIn, type Viewer } from '#kernel/viewer.ts';
import { needTitles } from '#modules/needs/index.ts';
import type { Db } from '#platform/db/connection.ts';

/** As many as a page of an organisation names, those in force first. */
const most = 100;

/** Mandates that an organisation gave, or was offered, by the need that each is for. */
export async function mandatesOfOrganisation(db: Db, viewer: Viewer, organisation: string): Promise<Work[]> {
  const own = membershipIn(viewer, organisation) !== undefined;
  const { rows } = await sql<{ id: string; need: string; running: boolean }>`
    select id, need, state in ('offered', 'active') as running from brokers.mandate
    where organisation = ${organisation} order by running desc, created_at desc, id limit ${most}`.execute(db);
  const needs = rows.map((row) => row.need);
  const titles = await needTitles(db, viewer, needs);
  return rows.map(({ id, need, running }) => {
    const { number = null, title = null } = titles.get(need) ?? {};
    return { id, module: 'brokers', number, title, running, address: own ? `/mandates/${id}` : null };
  });
}
