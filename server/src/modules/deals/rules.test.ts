import { expect, test } from 'vitest';
import { noSignatory } from '#kernel/viewer.ts';
import { soundContract } from './factory.ts';
import { type DealContext, dealRules, isCrossRegion } from './rules.ts';

const today = '2026-09-01';
const mainland = { kind: 'enterprise', region: '310115', country: 'CN' };
const context = (given: Partial<DealContext>): DealContext => ({
  today,
  ofContest: true,
  sides: [],
  owner: mainland,
  solver: mainland,
  contract: null,
  enteredBy: null,
  entered: null,
  agencyKnown: false,
  registered: false,
  registration: null,
  paymentRecorded: false,
  paid: false,
  payment: null,
  related: false,
  signing: noSignatory,
  ...given,
});
const codeOf = (rule: keyof typeof dealRules, given: Partial<DealContext>) =>
  dealRules[rule](context(given))?.refused ?? null;

test('a contract adds up: technology within the total, a plan that sums to it, days in their order', () => {
  const contract = soundContract({ signedOn: today });
  const of = (given: Partial<typeof contract>) => codeOf('contract_sound', { entered: { ...contract, ...given } });
  const instalment = { label: '首付', dueOn: today };
  expect([
    of({}),
    of({ technologyFen: contract.totalFen }),
    of({ technologyFen: contract.totalFen + 1 }),
    of({ paymentPlan: [{ ...instalment, amountFen: contract.totalFen - 1 }] }),
    of({ paymentPlan: [{ ...instalment, amountFen: contract.totalFen }] }),
    of({
      totalFen: 1,
      technologyFen: 1,
      paymentPlan: [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER].map((amountFen) => ({
        ...instalment,
        amountFen,
      })),
    }),
    of({ signedOn: '2026-09-02' }),
    of({ startsOn: '2026-09-03', endsOn: '2026-09-02' }),
    of({ startsOn: '2026-09-03', endsOn: '2026-09-03' }),
  ]).toEqual([
    null,
    null,
    'technology_above_total',
    'plan_differs_from_total',
    null,
    'plan_differs_from_total',
    'day_in_future',
    'ends_before_start',
    null,
  ]);
});

test('a university in Zhejiang notices a negotiated price for fifteen days, first and last counted', () => {
  const sold = (region: string, kind: string, given: Partial<ReturnType<typeof soundContract>>) =>
    codeOf('seller_noticed', {
      solver: { kind, region, country: 'CN' },
      entered: soundContract({ kind: 'transfer', ...given }),
    });
  const notice = (to: string) => ({ sellerNotice: { from: '2026-08-01', to } });
  expect([
    sold('330106', 'university', {}),
    sold('330106', 'university', notice('2026-08-14')),
    sold('330106', 'university', notice('2026-08-15')),
    sold('310115', 'institute', notice('2026-08-01')),
    sold('310115', 'institute', notice('2026-07-31')),
    sold('330106', 'university', { pricing: 'auction' }),
    sold('330106', 'university', { kind: 'development_commissioned' }),
    sold('330106', 'enterprise', {}),
    sold('330106', 'enterprise', notice('2026-07-31')),
  ]).toEqual([
    'seller_notice_missing',
    'seller_notice_too_short',
    null,
    null,
    'seller_notice_too_short',
    null,
    null,
    null,
    'seller_notice_too_short',
  ]);
});

test('a deal crosses regions between two different provinces of the Delta only', () => {
  expect([
    isCrossRegion('310115', '330106'),
    isCrossRegion('340100', '320500'),
    isCrossRegion('310115', '310104'),
    isCrossRegion('310115', null),
    isCrossRegion(null, null),
    isCrossRegion('310115', '440300'),
    isCrossRegion('110000', '440300'),
  ]).toEqual([true, true, false, false, false, false, false]);
});

test('income approved is within the technology amount, and no day lies ahead', () => {
  const contract = soundContract({ technologyFen: 500 });
  const registered = (approvedIncomeFen: number | null, registeredOn = today) =>
    codeOf('registration_sound', { contract, registration: { number: 'JS-1', registeredOn, approvedIncomeFen } });
  const paid = (paidOn: string) => codeOf('payment_sound', { contract, payment: { amountFen: 1, paidOn } });
  expect([registered(500), registered(501), registered(null), registered(1, '2026-09-02')]).toEqual([
    null,
    'income_above_technology',
    null,
    'day_in_future',
  ]);
  expect([paid(today), paid('2026-09-02')]).toEqual([null, 'day_in_future']);
});
