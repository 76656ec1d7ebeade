import { z } from 'zod';
import { pageOf, pageQuery } from '../http/paging.ts';
import { Can } from '../http/problem.ts';
import { Id, Instant, text, Version } from '../http/scalars.ts';
import { ServiceEntry, Side } from './mandate.ts';

/** 待分配, 待对方确认, 已确认, 争议中, 已裁定, 已作废. */
export const AttributionState = z.enum(['open', 'proposed', 'confirmed', 'disputed', 'resolved', 'voided']);
export type AttributionState = z.infer<typeof AttributionState>;

/** Parts of 10,000 for each broker; together 10,000. An empty list says that no broker brought the sides together. */
export const Shares = z.array(z.strictObject({ broker: Id, share: z.int().min(1).max(10_000) })).max(20);
export type Shares = z.infer<typeof Shares>;

/** Whose contribution to one deal counts how much, as both parties, the brokers concerned and the organisers see it. */
export const Attribution = z.strictObject({
  id: Id,
  version: Version,
  state: AttributionState,
  since: Instant,
  need: z.strictObject({ id: Id, number: z.string(), title: z.string() }),
  deal: Id,
  /** When it goes to the dispute panel if both parties have not confirmed. */
  dueAt: Instant,
  /** The party that proposed the shares that stand now, and by that confirmed them. */
  proposedBy: Side.nullable(),
  shares: z.array(
    z.strictObject({ broker: Id, number: z.string(), name: z.string(), agency: z.string().nullable(), share: z.int() }),
  ),
  /** Brokers who may be named: those mandated for this need at signing. `sides` with both is acting for both, disclosed to both. */
  brokers: z.array(
    z.strictObject({
      broker: Id,
      number: z.string(),
      name: z.string(),
      agency: z.string().nullable(),
      sides: z.array(Side),
      entries: z.array(ServiceEntry),
    }),
  ),
  can: z.record(z.string(), Can),
});
export type Attribution = z.infer<typeof Attribution>;

export const AttributionCard = z.strictObject({
  id: Id,
  state: AttributionState,
  since: Instant,
  need: z.strictObject({ id: Id, number: z.string(), title: z.string() }),
  dueAt: Instant,
});
export const AttributionChanged = z.strictObject({ id: Id, state: AttributionState, version: Version });
export type AttributionChanged = z.infer<typeof AttributionChanged>;

const one = z.strictObject({ id: Id });

export const attributionRoutes = {
  attributions: {
    method: 'GET',
    path: '/workspace/attributions',
    summary: { zh: '贡献分配：我方的，或待裁定的', en: 'Attributions: of my deals, or in dispute' },
    query: z.strictObject({ ...pageQuery, desk: z.enum(['party', 'organiser']).default('party') }),
    reply: pageOf(AttributionCard),
  },
  attribution: {
    method: 'GET',
    path: '/workspace/attributions/:id',
    summary: { zh: '一项对接的贡献分配', en: 'The attribution of one deal' },
    params: one,
    reply: Attribution,
  },
  proposeShares: {
    method: 'POST',
    path: '/workspace/attributions/:id/propose',
    summary: { zh: '提出贡献比例（即视为我方确认）', en: 'Propose shares; that confirms them for this side' },
    edits: true,
    params: one,
    body: z.strictObject({ shares: Shares }),
    reply: AttributionChanged,
  },
  confirmShares: {
    method: 'POST',
    path: '/workspace/attributions/:id/confirm',
    summary: { zh: '确认对方提出的比例', en: "Confirm the other side's shares" },
    edits: true,
    params: one,
    reply: AttributionChanged,
  },
  resolveShares: {
    method: 'POST',
    path: '/workspace/attributions/:id/resolve',
    summary: { zh: '裁定争议', en: 'Resolve the dispute' },
    edits: true,
    params: one,
    body: z.strictObject({ shares: Shares, reason: text(1000) }),
    reply: AttributionChanged,
  },
} as const;
