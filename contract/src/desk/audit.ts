import { z } from 'zod';
import { pageQuery } from '../http/paging.ts';
import { Day, Id, Instant } from '../http/scalars.ts';
import { type AuditAction, auditAreas } from './audit-areas.ts';

export const AuditArea = z.enum(Object.keys(auditAreas) as (keyof typeof auditAreas)[]);
export type AuditArea = z.infer<typeof AuditArea>;

/** Which acts are asked for: newest first; days of Asia/Shanghai, both within. */
export const auditQuery = {
  ...pageQuery,
  area: AuditArea.optional(),
  person: Id.optional(),
  from: Day.optional(),
  to: Day.optional(),
};

/** One act: who did what, when, from where. It tells of what, by its id, and nothing that stands in it. */
export const AuditEntry = z.strictObject({
  id: Id,
  at: Instant,
  action: z.enum(Object.values(auditAreas).flat() as AuditAction[]),
  subject: Id,
  /** Null for what the clock or the operator did. */
  person: z.strictObject({ id: Id, name: z.string() }).nullable(),
  /** By its name of today; `nameThen` is the one that it had when this was done, where that was another. */
  organisation: z.strictObject({ id: Id, name: z.string(), nameThen: z.string().nullable() }).nullable(),
  /** The name of the API key by which it was done. */
  key: z.string().nullable(),
  /** The network address; null after six months, and where nobody asked from anywhere. */
  address: z.string().nullable(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;
