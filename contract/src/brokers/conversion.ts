import { z } from 'zod';
import { Can } from '../http/problem.ts';
import { Fen, Id, Instant, text, Version } from '../http/scalars.ts';
import { payout } from '../log/documents.ts';

/** 测算中, 待批准, 已批准, 已定案. */
export const ConversionState = z.enum(['previewed', 'proposed', 'approved', 'frozen']);
export type ConversionState = z.infer<typeof ConversionState>;

/** How a year-end conversion is computed, as it is stated to everyone. */
export const ConversionMethod = z.strictObject({
  method: z.literal('proportional-largest-remainder'),
  /** The order of the list, which parts equal remainders: more points first, then the lower number. */
  tieRule: z.literal('points_then_number'),
  /** Only postings until then count. */
  cutoff: Instant,
  poolFen: Fen,
});

/** 技术经理人匠心奖 of one broker, before and after tax. */
export const ConversionRow = z.strictObject({
  place: z.int().min(1),
  number: z.string(),
  /** The payee with all but the first character hidden. */
  payee: z.string(),
  points: z.int().min(1),
  grossFen: Fen,
  taxFen: Fen,
  netFen: Fen,
  /** Whether the payee has given a bank account and consents to its use; null before the conversion is frozen, and but for its organiser. */
  account: z.enum(['given', 'missing']).nullable(),
  voucher: z.string().nullable(),
});

/** A conversion as organisers and the authority see it. */
export const Conversion = z.strictObject({
  id: Id,
  version: Version,
  state: ConversionState,
  since: Instant,
  contest: Id,
  ...ConversionMethod.shape,
  /** Whether the ledger still says what the rows were computed from. */
  unchanged: z.boolean(),
  rows: z.array(ConversionRow),
  can: z.record(z.string(), Can),
});
export type Conversion = z.infer<typeof Conversion>;

/** A frozen conversion as everyone sees it: names by consent, else the number alone. */
export const PublicConversion = z.strictObject({
  id: Id,
  frozenAt: Instant,
  ...ConversionMethod.shape,
  points: z.int(),
  rows: z.array(
    z.strictObject({
      place: z.int(),
      number: z.string(),
      name: z.string().nullable(),
      points: z.int(),
      grossFen: Fen,
    }),
  ),
});
export type PublicConversion = z.infer<typeof PublicConversion>;

export const ConversionChanged = z.strictObject({ id: Id, state: ConversionState, version: Version });
export type ConversionChanged = z.infer<typeof ConversionChanged>;

const one = z.strictObject({ id: Id });
const ofContest = z.strictObject({ contest: Id.optional() });

export const conversionRoutes = {
  publicConversion: {
    method: 'GET',
    path: '/conversion',
    summary: { zh: '技术经理人匠心奖结果', en: 'Results of the year-end conversion' },
    query: ofContest,
    reply: PublicConversion,
  },
  payoutDocument: {
    method: 'GET',
    path: '/conversions/:id/document',
    summary: { zh: '可独立核验的兑换文件', en: 'The payout document, for the stand-alone verifier' },
    params: one,
    reply: payout,
  },
  conversion: {
    method: 'GET',
    path: '/workspace/conversion',
    summary: { zh: '年终兑换：测算与批准', en: 'Year-end conversion: preview and approval' },
    query: ofContest,
    reply: Conversion,
  },
  startConversion: {
    method: 'POST',
    path: '/workspace/conversions',
    summary: { zh: '测算年终兑换', en: 'Preview the year-end conversion' },
    creates: true,
    body: z.strictObject({ contest: Id }),
    reply: ConversionChanged,
  },
  previewConversion: {
    method: 'POST',
    path: '/workspace/conversions/:id/preview',
    summary: { zh: '按最新积分重新测算', en: 'Preview again from the points of now' },
    params: one,
    reply: ConversionChanged,
  },
  proposeConversion: {
    method: 'POST',
    path: '/workspace/conversions/:id/propose',
    summary: { zh: '提请批准', en: 'Propose for approval' },
    edits: true,
    params: one,
    reply: ConversionChanged,
  },
  approveConversion: {
    method: 'POST',
    path: '/workspace/conversions/:id/approve',
    summary: { zh: '批准（主管部门）', en: 'Approve, by the authority' },
    edits: true,
    params: one,
    reply: ConversionChanged,
  },
  returnConversion: {
    method: 'POST',
    path: '/workspace/conversions/:id/return',
    summary: { zh: '退回重新测算', en: 'Return for another preview' },
    params: one,
    body: z.strictObject({ reason: text(500) }),
    reply: ConversionChanged,
  },
  freezeConversion: {
    method: 'POST',
    path: '/workspace/conversions/:id/freeze',
    summary: { zh: '定案并签署', en: 'Freeze and sign' },
    edits: true,
    params: one,
    reply: ConversionChanged,
  },
} as const;
