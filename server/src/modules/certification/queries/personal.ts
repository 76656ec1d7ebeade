import { sql } from 'kysely';
import { dealsById } from '#modules/deals/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Owed, Owing } from '#platform/db/deletion.ts';
import type { Personal } from '#platform/db/personal.ts';

/** What this module holds on people. */
export const personal: Personal = {
  tables: [
    {
      table: 'certification.application',
      what: '您领取的鉴证申请 / applications that you check',
      whose: { column: 'certifier' },
      columns: ['id', 'deal', 'state', 'created_at'],
      fate: 'record',
    },
    {
      table: 'certification.checklist',
      what: '您签署的核验清单 / checklists that you signed',
      whose: { column: 'certifier' },
      columns: ['application', 'items', 'at'],
      fate: 'record',
    },
  ],
  left: {},
  owed,
};

/** Applications that a certifier has taken and not decided. */
async function owed(db: Db, { person }: Owing): Promise<Owed[]> {
  const { rows } = await sql<{ id: string; deal: string }>`
    select id, deal from certification.application where certifier = ${person} and state = 'under_check' order by id`.execute(
    db,
  );
  const deals = await dealsById(
    db,
    rows.map(({ deal }) => deal),
  );
  return rows.map(({ id, deal }) => ({
    kind: 'certification',
    id,
    title: deals.get(deal)?.title ?? '',
  }));
}
