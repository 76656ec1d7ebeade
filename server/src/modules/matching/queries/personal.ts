import type { Personal } from '#platform/db/personal.ts';

/** What this module holds on people. */
export const personal: Personal = {
  tables: [
    {
      table: 'matching.judgement',
      what: '您对匹配的评价 / what you said of matches',
      whose: { column: 'person' },
      columns: ['need', 'achievement', 'side', 'organisation', 'verdict', 'at', 'revoked_at'],
      fate: 'record',
    },
    {
      table: 'matching.refusal',
      what: '您为单位作出的“不参与自动匹配”选择 / organisations that you took out of matching',
      whose: { column: 'person' },
      columns: ['organisation', 'at'],
      fate: 'record',
    },
    {
      table: 'matching.quiet',
      what: '您关闭匹配提醒的选择 / your choice not to be told of matches',
      whose: { column: 'person' },
      columns: ['at'],
      fate: 'removed',
    },
  ],
  left: {},
};
