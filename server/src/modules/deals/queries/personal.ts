import type { Personal } from '#platform/db/personal.ts';

/** What this module holds on people. */
export const personal: Personal = {
  tables: [
    {
      table: 'deals.contact',
      what: '您交换的联系方式 / contacts that you shared',
      whose: { column: 'person' },
      columns: ['deal', 'side', 'name', 'phone', 'email', 'agreed_at'],
    },
    {
      table: 'deals.contract',
      what: '您录入的合同 / contracts that you entered',
      whose: { column: 'entered_by_person' },
      columns: ['deal', 'version', 'entered_at'],
    },
    {
      table: 'deals.contract',
      what: '您确认的合同 / contracts that you confirmed',
      whose: { column: 'confirmed_by_person' },
      columns: ['deal', 'version', 'confirmed_at'],
    },
    {
      table: 'deals.meeting',
      what: '您接受的会面 / meetings that you accepted',
      whose: { column: 'accepted_by' },
      columns: ['deal', 'topic', 'accepted_at'],
    },
    {
      table: 'deals.meeting',
      what: '您记录的会面 / minutes that you wrote',
      whose: { column: 'minutes_by' },
      columns: ['deal', 'minutes', 'minutes_at'],
    },
  ],
  left: {},
};
