import { sql } from 'kysely';
import { findNeed } from '#modules/needs/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Owed, Owing } from '#platform/db/deletion.ts';
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
      fate: { emptied: { intro: null } },
    },
    {
      // The account itself is sealed; its owner reads it at its own page.
      table: 'brokers.payee_account',
      what: '您的收款账户（填写时间） / your bank account for bonuses (when you gave it)',
      whose: { column: 'person' },
      columns: ['given_at'],
      fate: 'removed',
    },
    {
      table: 'brokers.affiliation',
      what: '所属服务机构 / agencies that you belonged to',
      whose: { column: 'broker', in: broker },
      columns: ['agency', 'from_at', 'to_at'],
      fate: 'record',
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
      fate: 'contract',
    },
    {
      table: 'brokers.service_entry',
      what: '您登记的服务 / services that you recorded',
      whose: { column: 'person' },
      columns: ['mandate', 'kind', 'day', 'text', 'at'],
      fate: 'record',
    },
    {
      table: 'brokers.attribution_share',
      what: '您的贡献比例 / your shares',
      whose: { column: 'broker', in: broker },
      columns: ['attribution', 'share'],
      fate: 'ledger',
    },
    {
      table: 'brokers.posting_line',
      what: '您的积分 / your points',
      whose: { column: 'account', in: account },
      columns: ['posting', 'points'],
      fate: 'ledger',
    },
    {
      table: 'brokers.conversion',
      what: '您提出的积分兑换 / conversions that you proposed',
      whose: { column: 'proposed_by' },
      columns: ['id', 'contest', 'state', 'created_at'],
      fate: 'ledger',
    },
  ],
  left: { 'brokers.conversion_row.broker': 'hidden' },
  owed,
};

/** Mandates in force, an agency not left, a listed agency that would be left without anybody, and contests whose points are not decided or not converted yet. */
async function owed(db: Db, { person, alone }: Owing): Promise<Owed[]> {
  const { rows: ofNeeds } = await sql<{ kind: string; id: string; need: string }>`
    select 'mandate' as kind, m.id, m.need from brokers.mandate m join brokers.broker b on b.id = m.broker
    where b.person = ${person} and m.state in ('offered', 'active')
    union all
    select 'attribution', t.id, t.need from brokers.attribution t
    join brokers.attribution_share s on s.attribution = t.id
    join brokers.broker b on b.id = s.broker
    where b.person = ${person} and t.state in ('open', 'proposed', 'disputed')
    order by 1, 2`.execute(db);
  const found: Owed[] = [];
  for (const { kind, id, need } of ofNeeds) found.push({ kind, id, title: (await findNeed(db, need))?.number ?? '' });
  const { rows } = await sql<Owed>`
    select 'agency' as kind, g.id, o.name as title
    from brokers.broker b
    join brokers.affiliation a on a.broker = b.id and a.to_at is null
    join brokers.agency g on g.id = a.agency
    join identity.published_organisation o on o.id = g.organisation
    where b.person = ${person}
    union all
    select 'empty_agency', g.id, o.name
    from brokers.agency g join identity.published_organisation o on o.id = g.organisation
    where g.state = 'listed' and g.organisation = any(${[...alone]}::uuid[])
    union all
    select 'points', c.id, c.name
    from contests.published_contest c
    where c.state not in ('archived', 'discarded')
      and not exists (select 1 from brokers.conversion v where v.contest = c.id and v.state = 'frozen')
      and (select coalesce(sum(l.points), 0) from brokers.posting_line l
        join brokers.account k on k.id = l.account
        join brokers.broker b on b.id = k.broker
        where k.contest = c.id and b.person = ${person}) > 0
    order by 1, 2`.execute(db);
  return [...found, ...rows];
}
