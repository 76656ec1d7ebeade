import { z } from 'zod';
import { pageQuery } from '../http/paging.ts';
import { Day, Id, Instant } from '../http/scalars.ts';
import { type AuditAction, auditAreas } from './audit-areas.ts';
import { AuditChange, AuditSubject } from './audit-changes.ts';

export const AuditArea = z.enum(Object.keys(auditAreas) as (keyof typeof auditAreas)[]);
export type AuditArea = z.infer<typeof AuditArea>;

/** Which acts are asked for: newest first; days of Asia/Shanghai, both within. */
export const auditFilter = {
  area: AuditArea.optional(),
  person: Id.optional(),
  from: Day.optional(),
  to: Day.optional(),
};
export const auditQuery = { ...pageQuery, ...auditFilter };

/** One act: who did what to what, when, why and from where, as far as its reader may know. */
export const AuditEntry = z.strictObject({
  id: Id,
  at: Instant,
  action: z.enum(Object.values(auditAreas).flat() as AuditAction[]),
  subject: AuditSubject,
  change: AuditChange.nullable(),
  /** Why, where who did it said so and this reader may read it. */
  reason: z.string().nullable(),
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
