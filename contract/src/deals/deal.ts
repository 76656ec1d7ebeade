import { z } from 'zod';
import { Can } from '../http/problem.ts';
import { Day, Fen, FileScan, Id, Instant, line, RegionCode, text, Version } from '../http/scalars.ts';
import { ContractView } from './contract.ts';

/** Where a deal 对接项目 stands (product words in comments). */
export const DealState = z.enum([
  'intent', // 意向
  'negotiating', // 洽谈中
  'signed', // 已签约
  'performing', // 履行中
  'accepted', // 已验收
  'closed', // 已办结
  'failed', // 未成交
  'void', // 已作废
]);
export type DealState = z.infer<typeof DealState>;

/** Why a deal came to nothing. */
export const FailureReason = z.enum([
  'too_early',
  'benefit_unclear',
  'commercial_route_unclear',
  'price',
  'ownership',
  'other',
]);
export type FailureReason = z.infer<typeof FailureReason>;

/** The parties' sides. The agency is a third party where one is mandated. */
export const Side = z.enum(['owner', 'solver', 'agency']);
export type Side = z.infer<typeof Side>;

const Party = z.strictObject({
  id: Id,
  name: z.string(),
  nameEn: z.string().nullable(),
  region: RegionCode.nullable(),
});

/** How a party's person can be reached; shown to the other side only when both have agreed. */
export const Contact = z.strictObject({ name: line(40), phone: line(40), email: z.email().max(120).nullable() });
export type Contact = z.infer<typeof Contact>;

export const Slot = z.strictObject({ startsAt: Instant, minutes: z.int().min(15).max(480) });
export type Slot = z.infer<typeof Slot>;

/** A meeting asked for by one side with times to choose from. */
export const NewMeeting = z.strictObject({
  topic: line(120),
  place: line(200).nullable(),
  slots: z.array(Slot).min(1).max(5),
});
export const Meeting = z.strictObject({
  id: Id,
  askedBy: Side,
  topic: z.string(),
  place: z.string().nullable(),
  slots: z.array(Slot),
  /** Which of the slots was accepted, counted from 0. */
  accepted: z.int().nullable(),
  minutes: z.string().nullable(),
  can: z.record(z.string(), Can),
});
export type Meeting = z.infer<typeof Meeting>;

export const DealDocument = z.strictObject({
  id: Id,
  name: z.string(),
  size: z.int(),
  scan: FileScan,
  side: Side,
  at: Instant,
});
export type DealDocument = z.infer<typeof DealDocument>;

/** The first payment under the contract: told by the payer with its proof, confirmed by the payee. */
export const Payment = z.strictObject({
  amountFen: Fen,
  paidOn: Day,
  document: Id,
  confirmedAt: Instant.nullable(),
});
/** 技术合同认定登记, entered when the office has done it. */
export const Registration = z.strictObject({
  number: line(40),
  registeredOn: Day,
  /** 核定技术性收入 in fen, at most the technology transaction amount. */
  approvedIncomeFen: Fen.nullable(),
});
export type Registration = z.infer<typeof Registration>;

export const DealMove = z.strictObject({
  action: z.string(),
  from: DealState.nullable(),
  to: DealState,
  at: Instant,
  by: z.string().nullable(),
  role: z.string(),
  reason: z.string().nullable(),
});

/** What the parties and the organiser of the contest may all see. */
const core = {
  id: Id,
  version: Version,
  state: DealState,
  since: Instant,
  openedAt: Instant,
  /** Null for a deal that opened from an inquiry about an achievement. */
  need: z.strictObject({ id: Id, number: z.string(), title: z.string() }).nullable(),
  /** What such a deal is about. */
  achievement: z.strictObject({ number: z.string(), title: z.string() }).nullable(),
  /** The number of the matchmaking session that led to it; null where a definitive result or an inquiry did. */
  session: z.string().nullable(),
  contest: Id.nullable(),
  owner: Party,
  solver: Party,
  agency: Party.nullable(),
  /** Whether both parties have confirmed a contract. */
  contractConfirmedAt: Instant.nullable(),
  crossRegion: z.boolean().nullable(),
  related: z.boolean(),
  registered: z.boolean(),
  paid: z.boolean(),
  failure: FailureReason.nullable(),
  voidAsked: z.strictObject({ by: Side, reason: z.string() }).nullable(),
  can: z.record(z.string(), Can),
};

/** A deal as one of its parties sees it. */
export const PartyDeal = z.strictObject({
  view: z.literal('party'),
  ...core,
  side: Side,
  contract: ContractView.nullable(),
  registration: Registration.nullable(),
  payment: Payment.nullable(),
  /** The side's own contact, and the other's once both agreed. */
  contacts: z.strictObject({ own: Contact.nullable(), other: Contact.nullable(), agreedByBoth: z.boolean() }),
  meetings: z.array(Meeting),
  documents: z.array(DealDocument),
  moves: z.array(DealMove),
});
export type PartyDeal = z.infer<typeof PartyDeal>;

/** A deal as the organiser of its contest sees it: where it stands, never what was agreed. */
export const OverseenDeal = z.strictObject({ view: z.literal('overseen'), ...core });
export type OverseenDeal = z.infer<typeof OverseenDeal>;

export const WorkDeal = z.discriminatedUnion('view', [PartyDeal, OverseenDeal]);
export type WorkDeal = z.infer<typeof WorkDeal>;

/** A line of a list of deals. */
export const DealCard = z.strictObject({
  id: Id,
  state: DealState,
  since: Instant,
  openedAt: Instant,
  needNumber: z.string().nullable(),
  achievementNumber: z.string().nullable(),
  title: z.string(),
  owner: z.string(),
  solver: z.string(),
  /** The side of the one who asks; null for the organiser. */
  side: Side.nullable(),
  contractConfirmed: z.boolean(),
});
export type DealCard = z.infer<typeof DealCard>;

export const DealChanged = z.strictObject({ id: Id, state: DealState, version: Version });
export type DealChanged = z.infer<typeof DealChanged>;

export const Reason = z.strictObject({ reason: text(500) });
