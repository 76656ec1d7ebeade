import { z } from 'zod';
import { Can } from '../http/problem.ts';
import { Id, Instant, line, text } from '../http/scalars.ts';

/**
 * A consortium partner 联合体成员 as a team writes it. `organisation` where it is registered here, and consents by its signatory; otherwise
 * `consent` is the attachment that is its signed consent.
 */
export const Partner = z.strictObject({
  organisation: Id.nullable(),
  name: line(120),
  task: text(300),
  consent: Id.nullable().optional(),
});
/** The same as it was handed in: who consented for a partner that is registered here, and when; left out in what was handed in before consent was asked. */
export const ConsentingPartner = z.strictObject({
  ...Partner.shape,
  consented: z.strictObject({ by: z.string(), at: Instant }).optional(),
});

/**
 * How far a partner's consent is. `changed`: what it consents to was changed since it was asked. `attached`, `unattached`: not registered
 * here, and its signed consent is among the attachments or is not.
 */
export const ConsentState = z.enum([
  'not_asked',
  'changed',
  'asked',
  'consented',
  'declined',
  'attached',
  'unattached',
]);
export type ConsentState = z.infer<typeof ConsentState>;

/** A partner of one's own solution, as its draft names it. */
export const TeamPartner = z.strictObject({
  name: z.string(),
  state: ConsentState,
  /** Who decided for it; null where nobody has, or it is not registered here. */
  by: z.string().nullable(),
  at: Instant.nullable(),
});
export type TeamPartner = z.infer<typeof TeamPartner>;
export const TeamPartners = z.strictObject({ items: z.array(TeamPartner), can: z.strictObject({ ask: Can }) });
export type TeamPartners = z.infer<typeof TeamPartners>;

/** That an organisation is to be a partner, for those who sign for it: the need as everybody knows it, who leads, and its own task. */
export const PartnerRequest = z.strictObject({
  id: Id,
  version: z.int(),
  /** On whose behalf the reader decides. */
  organisation: z.string(),
  need: z.strictObject({ number: z.string(), title: z.string(), deadline: Instant }),
  leading: z.string(),
  leader: z.string(),
  task: z.string(),
  state: z.enum(['asked', 'consented']),
  at: Instant,
});
export type PartnerRequest = z.infer<typeof PartnerRequest>;
