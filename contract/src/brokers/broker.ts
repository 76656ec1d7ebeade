import { z } from 'zod';
import { Can } from '../http/problem.ts';
import { Id, Instant, RegionCode, text, Version } from '../http/scalars.ts';
import { FieldCode } from '../needs/need.ts';

/** 可执业, 已暂停. */
export const BrokerState = z.enum(['active', 'suspended']);
export type BrokerState = z.infer<typeof BrokerState>;
/** 初级, 中级, 高级 technology manager. */
export const BrokerLevel = z.enum(['junior', 'intermediate', 'senior']);

/** What a broker says of itself. */
export const BrokerInput = z.strictObject({
  level: BrokerLevel,
  fields: z.array(FieldCode).min(1).max(20),
  regions: z.array(RegionCode).max(20),
  intro: text(1000).nullable(),
});
export type BrokerInput = z.infer<typeof BrokerInput>;

/** One agency that a broker belonged to; `to` is null while it lasts. */
export const Affiliation = z.strictObject({ agency: Id, name: z.string(), from: Instant, to: Instant.nullable() });

/** A broker's profile as the broker and the organisers see it. */
export const WorkBroker = z.strictObject({
  id: Id,
  version: Version,
  state: BrokerState,
  /** The public number, such as `JJR-0007`. */
  number: z.string(),
  name: z.string(),
  ...BrokerInput.shape,
  affiliations: z.array(Affiliation),
  can: z.record(z.string(), Can),
});
export type WorkBroker = z.infer<typeof WorkBroker>;
