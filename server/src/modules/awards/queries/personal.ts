import type { Personal } from '#platform/db/personal.ts';

/** What this module holds on people. */
export const personal: Personal = {
  tables: [
    {
      table: 'awards.novelty',
      what: '您记录的新颖性认定 / novelty that you recorded',
      whose: { column: 'person' },
      columns: ['need', 'novelty', 'basis', 'at'],
      fate: 'record',
    },
  ],
  left: {},
};
