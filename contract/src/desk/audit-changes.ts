import { z } from 'zod';
import { PhaseName } from '../contests/phase.ts';
import { ruleKeys, ruleSchemas } from '../contests/rule.ts';
import { Id, Instant } from '../http/scalars.ts';

/** What things are that somebody does something to. */
export const AuditKind = z.enum([
  ...(['person', 'role_offer', 'organisation', 'organisation_change', 'api_key', 'contest', 'track'] as const),
  ...(['need', 'question', 'report', 'diagnosis', 'confidential', 'disclosure', 'import'] as const),
  ...(['panel', 'objection', 'final', 'session', 'achievement', 'achievement_import', 'deal', 'application'] as const),
  ...(['agency', 'broker', 'attribution', 'conversion', 'nomination', 'recommendation', 'term'] as const),
]);
export type AuditKind = z.infer<typeof AuditKind>;

/**
 * To what something was done: what it is, and how it is called by this reader: a question, a panel or a deal by its need, whose own title
 * nobody reads here who may not read it elsewhere.
 */
export const AuditSubject = z.strictObject({
  id: Id,
  /** Null for what is there no longer. */
  kind: AuditKind.nullable(),
  number: z.string().nullable(),
  name: z.string().nullable(),
  nameEn: z.string().nullable(),
  /** An address of the site without a language; null where it has no page for this reader. */
  address: z.string().nullable(),
});
export type AuditSubject = z.infer<typeof AuditSubject>;

const dates = z.strictObject({ startsAt: Instant, endsAt: Instant }).nullable();
const named = z.strictObject({ name: z.string(), nameEn: z.string() });
const rules = ruleKeys.map((key) =>
  z.strictObject({ key: z.literal(key), before: ruleSchemas[key], after: ruleSchemas[key] }),
);

/** What it was before and is after, where that is known. */
export const AuditChange = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('rule'),
    /** Of which track; null for the whole contest. */
    track: named.nullable(),
    version: z.int(),
    from: Instant,
    rule: z.discriminatedUnion('key', rules as [(typeof rules)[number], ...typeof rules]),
  }),
  z.strictObject({
    kind: z.literal('phases'),
    track: named.nullable(),
    phases: z.array(z.strictObject({ phase: PhaseName, before: dates, after: dates })).min(1),
  }),
  z.strictObject({
    kind: z.literal('state'),
    of: z.enum(['need', 'achievement', 'contest', 'organisation', 'deal', 'application']),
    before: z.string().nullable(),
    after: z.string(),
  }),
  z.strictObject({
    kind: z.literal('role'),
    role: z.string().nullable(),
    /** Whose it is, where that is not what it was done to; and where it holds, where not everywhere. */
    person: z.string().nullable(),
    within: named.nullable(),
  }),
]);
export type AuditChange = z.infer<typeof AuditChange>;
