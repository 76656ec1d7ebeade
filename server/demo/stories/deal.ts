import type { ContractRecord } from '@jiebang/contract/deals/contract.ts';
import { type Cast, type Content, held, signerOf } from '../cast.ts';
import { after, at, type Story } from '../stage.ts';
import { solversBrokers } from './brokers.ts';
import { certify } from './certificate.ts';
import { dayOf, deadlineOf } from './need.ts';

type Need = Content['needs'][number];
type Contract = Content['texts']['contracts'][string];

/** Both sides agree on shares only just now, and the other side has not answered. */
const recent = 'n35';
/** Nobody proposed shares in time: the organiser decides. */
const disputed = 'n23';
/** The agency of the owner's broker is a party too. */
const threeParty = 'n26';
/** Which evidence of success a signed deal has. */
const registered = ['n03', 'n07', 'n14', 'n26', 'n32'];
const paid = ['n03', 'n07', 'n18', 'n26'];

const oneDay = 86_400_000;
const units = '一二三四五六七八九';

/** From a definitive result to a contract, its evidence and its end, or to where the talks stand. */
export async function* makeDeal(cast: Cast, need: Need, n: number): Story {
  const { calendar, content } = cast;
  const winner = content.solutions.find((one) => one.need === need.key && one.rank === 1);
  if (!winner) throw new Error(`${need.key} has no winner`);
  const owner = cast.as(need.owner);
  const solver = cast.as(winner.leader);

  // The notice that was published nine days after the deadline ends with its working days.
  yield after(new Date(deadlineOf(cast, need).getTime() + 9 * oneDay));
  const { number } = held(cast.needs, need.key);
  const results = await owner.judging.results({ query: { limit: 100 } });
  const notice = results.items.find((one) => one.need.number === number);
  if (!notice) throw new Error(`${need.key} has no notice`);
  const definitive = new Date(Date.parse(notice.endsAt) + 60_000);
  const day = (days: number, hours: number) => at(plus(calendar.day(daysOf(cast, definitive) + days, hours), n));
  yield after(definitive);
  const { items } = await owner.deals.list({ query: { limit: 100 } });
  const deal = items.find((one) => one.needNumber === number);
  if (!deal) throw new Error(`${need.key} has no deal`);
  const params = { id: deal.id };
  if (need.key === 'n16') return;

  yield day(1, 10);
  await owner.deals.begin({ params });
  for (const [key, party] of [
    [need.owner, owner],
    [winner.leader, solver],
  ] as const) {
    const person = content.people.find((one) => one.key === key);
    const contact = { name: person?.name ?? key, phone: '经平台转接', email: person?.email ?? null };
    await party.identity.giveConsent({ params: { purpose: 'access_from_abroad' }, body: { noticeVersion: 1 } });
    await party.deals.shareContact({ params, body: contact });
  }
  yield day(2, 9);
  const slots = [4, 5].map((days) => ({
    startsAt: day(days, 14).at.toISOString(),
    minutes: 90,
  }));
  const meeting = await solver.deals.askMeeting({ params, body: { topic: '技术与商务洽谈', place: '线上', slots } });
  yield day(3, 11);
  await owner.deals.acceptMeeting({ params: { ...params, meeting: meeting.id }, body: { slot: 0 } });
  yield day(4, 16);
  const minutes = content.texts.dealNotes[need.key] ?? '双方确认指标、进度与付款安排，约定一周内交换合同文本。';
  await owner.deals.writeMinutes({ params: { ...params, meeting: meeting.id }, body: { text: minutes } });

  const failure = content.texts.dealFailures.find((one) => one.need === need.key);
  if (need.state === 'terminated' && failure) {
    yield at(calendar.day(-25, 15));
    const note = content.texts.terminations[need.key] ?? failure.text;
    await owner.deals.fail({ params, body: { why: failure.kind, note } });
    return;
  }
  const contract = content.texts.contracts[need.key];
  if (!contract) return;
  const sign = need.key === recent ? -4 : daysOf(cast, definitive) + 9;
  yield at(calendar.day(sign, 10));
  const record = contractOf(cast, need, contract, sign, winner.draft.ownership);
  await signerOf(cast, need.owner).deals.enterContract({ params, version: 0, body: record });
  yield at(calendar.day(sign + 1, 15));
  await signerOf(cast, winner.leader).deals.confirmContract({ params, version: 1 });
  yield after(calendar.day(sign + 2, 9));
  if (need.key !== disputed) yield* agreeOnShares(cast, need, winner.leader, sign + 3);
  yield at(calendar.day(sign + 5, 10));
  await solver.deals.perform({ params });
  yield* prove(cast, need, { deal: deal.id, solver: winner.leader, contract, from: sign + 6, n });
  if (need.state !== 'completed') return;
  yield at(calendar.day(-12 + (n % 4), 15));
  await signerOf(cast, need.owner).deals.accept({ params });
  yield at(calendar.day(-6 + (n % 3), 11));
  await owner.deals.close({ params });
}

type Proof = {
  readonly deal: string;
  readonly solver: string;
  readonly contract: Contract;
  readonly from: number;
  readonly n: number;
};

/** Registration, the first payment with its proof, and the certificate. */
async function* prove(cast: Cast, need: Need, { deal, solver, contract, from, n }: Proof): Story {
  const { calendar } = cast;
  const params = { id: deal };
  const owner = cast.as(need.owner).deals;
  if (paid.includes(need.key)) {
    yield at(calendar.day(from, 14));
    const bytes = new Blob([`付款回单（演示）\n金额：${partsOf(contract)[0]?.amountFen} 分\n`]);
    const proof = await owner.upload({ params, query: { name: '首笔付款回单.txt' }, body: bytes });
    const amountFen = partsOf(contract)[0]?.amountFen ?? contract.total;
    const paidOn = dayOf(calendar.day(from, 12));
    await owner.recordPayment({ params, body: { amountFen, paidOn, document: proof.id } });
    yield at(calendar.day(from + 1, 10));
    await cast.as(solver).deals.confirmPayment({ params });
  }
  if (registered.includes(need.key)) {
    yield at(calendar.day(from + 4, 11));
    const registeredOn = dayOf(calendar.day(from + 3, 12));
    const number = `${registeredOn.slice(0, 4)}310000${String(1208 + n * 37).padStart(6, '0')}`;
    const body = { number, registeredOn, approvedIncomeFen: contract.technicalIncome };
    await cast.as(solver).deals.register({ params, body });
  }
  yield* certify(cast, need, deal, from + 7);
}

/** The owner proposes how the brokers' contribution is shared; the solver confirms. */
async function* agreeOnShares(cast: Cast, need: Need, solver: string, from: number): Story {
  yield at(cast.calendar.day(from, 9));
  const owner = cast.as(need.owner).brokers;
  const { items } = await owner.attributions({ query: { limit: 100 } });
  const open = items.find((one) => one.need.id === held(cast.needs, need.key).id);
  if (!open || need.broker === null) throw new Error(`${need.key} has no attribution`);
  const params = { id: open.id };
  const second = solversBrokers[need.key];
  const shares = [
    { broker: held(cast.brokers, need.broker), share: second === undefined ? 10_000 : 6_000 },
    ...(second === undefined ? [] : [{ broker: held(cast.brokers, second), share: 4_000 }]),
  ];
  const { version } = await owner.attribution({ params });
  const proposed = await signerOf(cast, need.owner).brokers.proposeShares({ params, version, body: { shares } });
  if (need.key === recent) return;
  yield at(cast.calendar.day(from + 1, 14));
  await signerOf(cast, solver).brokers.confirmShares({ params, version: proposed.version });
}

/** A contract's record as its texts have it, signed on a day. */
function contractOf(
  cast: Cast,
  need: Need,
  contract: Contract,
  sign: number,
  ownership: string | null,
): ContractRecord {
  const { calendar } = cast;
  return {
    name: `${need.original.title.slice(0, 100)}技术开发合同`,
    kind: contract.kind,
    pricing: 'negotiated',
    totalFen: contract.total,
    technologyFen: contract.transaction,
    paymentPlan: partsOf(contract).map((part, index) => ({
      ...part,
      dueOn: dayOf(calendar.day(sign + 15 + index * 120, 12)),
    })),
    signedOn: dayOf(calendar.day(sign, 12)),
    startsOn: dayOf(calendar.day(sign + 1, 12)),
    endsOn: dayOf(calendar.day(sign + 1 + contract.months * 30, 12)),
    ownership: ownership ?? '双方共有。',
    agency: need.key === threeParty ? agencyOf(cast, need.broker) : null,
    crossBorder: false,
    borderRegistration: null,
    related: false,
    sellerNotice: null,
  };
}

function agencyOf(cast: Cast, broker: string | null): string {
  const agency = cast.content.people.find((one) => one.key === broker)?.organisation;
  return held(cast.organisations, agency ?? '');
}

/** The payment plan of a contract, whose words say their tenths: 支付三成. The last one takes what is left. */
function partsOf({ total, payments }: Contract): { label: string; amountFen: number }[] {
  let left = total;
  return payments.map((words, index) => {
    const tenths = units.indexOf(/([一二三四五六七八九两])成/.exec(words)?.[1]?.replace('两', '二') ?? '一') + 1;
    const amountFen = index === payments.length - 1 ? left : Math.round((total * tenths) / 10);
    left -= amountFen;
    return { label: words, amountFen };
  });
}

const plus = (time: Date, minutes: number) => new Date(time.getTime() + (minutes % 50) * 60_000);
/** The day of a time, counted from the day of loading. */
const daysOf = ({ calendar }: Cast, time: Date): number =>
  Math.floor((time.getTime() - calendar.day(0, 0).getTime()) / oneDay);
