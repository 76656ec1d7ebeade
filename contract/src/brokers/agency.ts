import { z } from 'zod';
import { Can } from '../http/problem.ts';
import { Id, Instant, text, Version } from '../http/scalars.ts';
import { FieldCode } from '../needs/need.ts';

/** 申请中, 已入库, 已退回, 已移出. */
export const AgencyState = z.enum(['applied', 'listed', 'returned', 'delisted']);
export type AgencyState = z.infer<typeof AgencyState>;

/** What an organisation of kind agency writes to be listed in 服务机构库. */
export const AgencyInput = z.strictObject({ intro: text(1000), fields: z.array(FieldCode).max(20) });
export type AgencyInput = z.infer<typeof AgencyInput>;

/** A line of the public list of agencies. */
export const AgencyCard = z.strictObject({
  id: Id,
  organisation: Id,
  name: z.string(),
  nameEn: z.string().nullable(),
  region: z.string().nullable(),
  intro: z.string(),
  fields: z.array(z.string()),
  /** Brokers affiliated now. */
  brokers: z.int().min(0),
  listedAt: Instant,
});
export type AgencyCard = z.infer<typeof AgencyCard>;

/** An agency's listing as its own people and the organisers see it. */
export const WorkAgency = z.strictObject({
  id: Id,
  version: Version,
  state: AgencyState,
  since: Instant,
  organisation: Id,
  name: z.string(),
  intro: z.string(),
  fields: z.array(z.string()),
  /** Why it was returned or delisted; null otherwise. */
  reason: z.string().nullable(),
  can: z.record(z.string(), Can),
});
export type WorkAgency = z.infer<typeof WorkAgency>;
