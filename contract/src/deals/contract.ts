import { z } from 'zod';
import { Day, Fen, Id, Instant, line, text } from '../http/scalars.ts';

/** Kinds of technology contract 技术合同: 开发(委托/合作), 转让, 许可, 咨询, 服务, 作价投资. */
export const ContractKind = z.enum([
  'development_commissioned',
  'development_cooperative',
  'transfer',
  'licence',
  'consulting',
  'service',
  'equity',
]);
export type ContractKind = z.infer<typeof ContractKind>;
/** How the price came about: negotiated 协议定价, listed 挂牌交易, auctioned 拍卖. */
export const Pricing = z.enum(['negotiated', 'listed', 'auction']);

/** One payment that the contract plans. */
export const Instalment = z.strictObject({ label: line(60), amountFen: Fen, dueOn: Day });

/** The record of a contract 技术合同, as one party enters it and the other confirms it. */
export const ContractRecord = z.strictObject({
  /** Printed on the certificate, where one is issued. */
  name: line(120),
  kind: ContractKind,
  pricing: Pricing,
  /** 合同总额. */
  totalFen: Fen,
  /** 技术交易额: at most the total. */
  technologyFen: Fen,
  /** Sums to the total. */
  paymentPlan: z.array(Instalment).min(1).max(24),
  signedOn: Day,
  startsOn: Day,
  endsOn: Day,
  ownership: text(1000),
  /** The agency that is a third party of the contract; it then sees the deal. */
  agency: Id.nullable().default(null),
  /** Whether technology crosses the border; then with the number of its import or export registration, once there is one. */
  crossBorder: z.boolean(),
  borderRegistration: line(60).nullable(),
  /** Whether the parties are under one control or of one group 关联关系. */
  related: z.boolean(),
  /** 协议定价公示 of a seller that is a university or institute: its first and last day. */
  sellerNotice: z.strictObject({ from: Day, to: Day }).nullable(),
});
export type ContractRecord = z.infer<typeof ContractRecord>;

/** A contract record as its parties see it. */
export const ContractView = z.strictObject({
  ...ContractRecord.shape,
  /** To be sent back as `If-Match` when editing or confirming, so that both confirm the same words. */
  version: z.int().min(1),
  enteredBy: z.enum(['owner', 'solver']),
  enteredAt: Instant,
  confirmedAt: Instant.nullable(),
});
export type ContractView = z.infer<typeof ContractView>;
