import type { Personal } from '#platform/db/personal.ts';

/** What this module holds on people. */
export const personal: Personal = {
  tables: [
    {
      table: 'certification.application',
      what: '您领取的鉴证申请 / applications that you check',
      whose: { column: 'certifier' },
      columns: ['id', 'deal', 'state', 'created_at'],
    },
    {
      table: 'certification.checklist',
      what: '您签署的核验清单 / checklists that you signed',
      whose: { column: 'certifier' },
      columns: ['application', 'items', 'at'],
    },
  ],
  left: {},
};
