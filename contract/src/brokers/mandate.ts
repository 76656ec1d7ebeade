import { z } from 'zod';
import { pageOf, pageQuery } from '../http/paging.ts';
import { Can } from '../http/problem.ts';
import { Day, Id, Instant, text, Version } from '../http/scalars.ts';

/** 待确认, 委托中, 已婉拒, 已撤回, 已终止. */
export const MandateState = z.enum(['offered', 'active', 'declined', 'withdrawn', 'ended']);
export type MandateState = z.infer<typeof MandateState>;
/** Whom the broker acts for: the need's owner or a solver. */
export const Side = z.enum(['owner', 'solver']);
export type Side = z.infer<typeof Side>;
export const ServiceKind = z.enum(['diagnosis', 'recommendation', 'meeting', 'other']);

/** One dated entry of the service record. It can be added, never changed. */
export const ServiceEntry = z.strictObject({ id: Id, kind: ServiceKind, day: Day, text: z.string(), at: Instant });
export type ServiceEntry = z.infer<typeof ServiceEntry>;

export const MandateOffer = z.strictObject({
  need: Id,
  organisation: Id,
  side: Side,
  from: Day,
  to: Day,
  terms: text(1000),
});
export type MandateOffer = z.infer<typeof MandateOffer>;

/** A mandate as the broker and the principal see it. */
export const Mandate = z.strictObject({
  id: Id,
  version: Version,
  state: MandateState,
  since: Instant,
  need: Id,
  side: Side,
  organisation: z.strictObject({ id: Id, name: z.string() }),
  broker: z.strictObject({ id: Id, number: z.string(), name: z.string() }),
  from: Day,
  to: Day,
  terms: z.string(),
  can: z.record(z.string(), Can),
});
export type Mandate = z.infer<typeof Mandate>;

/** What a principal, and no broker, is told where its broker acts for the other side of the same need too; whose a need is, a solver is not told. */
export const Disclosed = z.strictObject({
  side: Side,
  organisation: z.string().nullable(),
  from: Day,
  to: Day,
  state: MandateState,
  told: Instant,
});
export type Disclosed = z.infer<typeof Disclosed>;

export const MandateChanged = z.strictObject({ id: Id, state: MandateState, version: Version });
export type MandateChanged = z.infer<typeof MandateChanged>;

const one = z.strictObject({ id: Id });
const reason = z.strictObject({ reason: text(500) });

export const mandateRoutes = {
  offerMandate: {
    method: 'POST',
    path: '/workspace/mandates',
    summary: { zh: '提出委托，由委托人确认', en: 'Offer a mandate, for the principal to confirm' },
    creates: true,
    body: MandateOffer,
    reply: MandateChanged,
  },
  mandates: {
    method: 'GET',
    path: '/workspace/mandates',
    summary: { zh: '我的委托：作为经理人，或作为委托人', en: 'My mandates, as a broker or as a principal' },
    query: z.strictObject({ ...pageQuery, as: z.enum(['broker', 'principal']).default('broker') }),
    reply: pageOf(Mandate),
  },
  mandate: {
    method: 'GET',
    path: '/workspace/mandates/:id',
    summary: { zh: '一项委托与服务记录', en: 'A mandate with its service record' },
    params: one,
    reply: z.strictObject({
      ...Mandate.shape,
      entries: z.array(ServiceEntry),
      bothSides: z.array(Disclosed).nullable(),
    }),
  },
  confirmMandate: {
    method: 'POST',
    path: '/workspace/mandates/:id/confirm',
    summary: { zh: '确认委托', en: 'Confirm the mandate' },
    params: one,
    reply: MandateChanged,
  },
  declineMandate: {
    method: 'POST',
    path: '/workspace/mandates/:id/decline',
    summary: { zh: '婉拒委托', en: 'Decline the mandate' },
    params: one,
    body: reason,
    reply: MandateChanged,
  },
  withdrawMandate: {
    method: 'POST',
    path: '/workspace/mandates/:id/withdraw',
    summary: { zh: '撤回未确认的委托', en: 'Withdraw an offer' },
    params: one,
    reply: MandateChanged,
  },
  endMandate: {
    method: 'POST',
    path: '/workspace/mandates/:id/end',
    summary: { zh: '终止委托', en: 'End the mandate' },
    params: one,
    body: reason,
    reply: MandateChanged,
  },
  recordService: {
    method: 'POST',
    path: '/workspace/mandates/:id/entries',
    summary: { zh: '登记服务记录（不可修改）', en: 'Record a service; it cannot be changed' },
    creates: true,
    params: one,
    body: z.strictObject({ kind: ServiceKind, day: Day, text: text(1000) }),
    reply: ServiceEntry,
  },
} as const;
