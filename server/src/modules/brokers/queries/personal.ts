import type { Personal } from '#platform/db/personal.ts';

const broker = { table: 'brokers.broker', whose: { column: 'person' } };
const account = { table: 'brokers.account', whose: { column: 'broker', in: broker } };

/** What this module holds on people. */
export const personal: Personal = {
  tables: [
    {
      table: 'brokers.broker',
      what: '技术经理人档案 / your profile as technology manager',
      whose: { column: 'person' },
      columns: ['number', 'level', 'fields', 'regions', 'intro', 'state', 'created_at'],
    },
    {
      table: 'brokers.affiliation',
      what: '所属服务机构 / agencies that you belonged to',
      whose: { column: 'broker', in: broker },
      columns: ['agency', 'from_at', 'to_at'],
    },
    {
      table: 'brokers.mandate',
      what: '您的委托 / your mandates',
      whose: { column: 'broker', in: broker },
      columns: [
        'id',
        'need',
        'side',
        'organisation',
        'state',
        'from_day',
        'to_day',
        'terms',
        'confirmed_at',
        'ended_at',
      ],
    },
    {
      table: 'brokers.service_entry',
      what: '您登记的服务 / services that you recorded',
      whose: { column: 'person' },
      columns: ['mandate', 'kind', 'day', 'text', 'at'],
    },
    {
      table: 'brokers.attribution_share',
      what: '您的贡献比例 / your shares',
      whose: { column: 'broker', in: broker },
      columns: ['attribution', 'share'],
    },
    {
      table: 'brokers.posting_line',
      what: '您的积分 / your points',
      whose: { column: 'account', in: account },
      columns: ['posting', 'points'],
    },
    {
      table: 'brokers.conversion',
      what: '您提出的积分兑换 / conversions that you proposed',
      whose: { column: 'proposed_by' },
      columns: ['id', 'contest', 'state', 'created_at'],
    },
  ],
  left: { 'brokers.conversion_row.broker': 'hidden' },
};
