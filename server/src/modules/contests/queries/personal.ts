import type { Personal } from '#platform/db/personal.ts';

/** What this module holds on people. */
export const personal: Personal = {
  tables: [
    {
      table: 'contests.contest_rule',
      what: '您设定的规则 / rules that you set',
      whose: { column: 'person' },
      columns: ['contest', 'track', 'key', 'version', 'note', 'at'],
      fate: 'record',
    },
    {
      table: 'contests.phase_decision',
      what: '您决定的日程 / dates that you decided',
      whose: { column: 'person' },
      columns: ['contest', 'track', 'phase', 'kind', 'reason', 'at'],
      fate: 'record',
    },
  ],
  left: {},
};
