import { sql } from 'kysely';
import type { Db } from '#platform/db/connection.ts';
import type { Owed, Owing } from '#platform/db/deletion.ts';
import type { Personal } from '#platform/db/personal.ts';

/** What this module holds on people. */
export const personal: Personal = {
  tables: [
    {
      table: 'deals.contact',
      what: '您交换的联系方式 / contacts that you shared',
      whose: { column: 'person' },
      columns: ['deal', 'side', 'name', 'phone', 'email', 'agreed_at'],
      fate: 'removed',
    },
    {
      table: 'deals.inquiry',
      what: '您就成果提出的询问 / inquiries that you made about achievements',
      whose: { column: 'person' },
      columns: ['id', 'achievement', 'organisation', 'purpose', 'message', 'created_at', 'state'],
      fate: 'record',
    },
    {
      table: 'deals.inquiry_contact',
      what: '您随询问留下的联系方式 / contacts that you gave with an inquiry',
      whose: { column: 'person' },
      columns: ['inquiry', 'name', 'phone', 'email', 'agreed_at'],
      fate: 'removed',
    },
    {
      table: 'deals.contract',
      what: '您录入的合同 / contracts that you entered',
      whose: { column: 'entered_by_person' },
      columns: ['deal', 'version', 'entered_at'],
      fate: 'contract',
    },
    {
      table: 'deals.contract',
      what: '您确认的合同 / contracts that you confirmed',
      whose: { column: 'confirmed_by_person' },
      columns: ['deal', 'version', 'confirmed_at'],
      fate: 'contract',
    },
    {
      table: 'deals.meeting',
      what: '您接受的会面 / meetings that you accepted',
      whose: { column: 'accepted_by' },
      columns: ['deal', 'topic', 'accepted_at'],
      fate: 'contract',
    },
    {
      table: 'deals.meeting',
      what: '您记录的会面 / minutes that you wrote',
      whose: { column: 'minutes_by' },
      columns: ['deal', 'minutes', 'minutes_at'],
      fate: 'contract',
    },
  ],
  left: {},
  owed,
};

/** Deals that an organisation would be left alone with. */
async function owed(db: Db, { alone }: Owing): Promise<Owed[]> {
  const { rows } = await sql<Owed>`
    select 'deal' as kind, id, title from deals.deal
    where (owner = any(${[...alone]}::uuid[]) or solver = any(${[...alone]}::uuid[]))
      and state not in ('closed', 'failed', 'void')
    order by id`.execute(db);
  return rows;
}
