import { z } from 'zod';
import { KeyScope } from '../../../http/key-scopes.ts';
import { Id, Instant, line } from '../../../http/scalars.ts';

/** How long a key may live, in days. */
export const maxKeyDays = 365;

export const NewKey = z.strictObject({
  name: line(40),
  scopes: z
    .array(KeyScope)
    .min(1)
    .max(KeyScope.options.length)
    .refine((all) => new Set(all).size === all.length),
  days: z.int().min(1).max(maxKeyDays),
});
export type NewKey = z.infer<typeof NewKey>;

/** An organisation's key as its administrators see it; never the key itself. */
export const OrganisationKey = z.strictObject({
  id: Id,
  name: z.string(),
  /** The first characters of the key. */
  prefix: z.string(),
  scopes: z.array(KeyScope),
  /** `stopped`: who made it is no administrator of the organisation any more, or the organisation is suspended. */
  state: z.enum(['active', 'expired', 'revoked', 'stopped']),
  madeBy: z.string(),
  createdAt: Instant,
  expiresAt: Instant,
  /** To the minute; null while it was never used. */
  usedAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
});
export type OrganisationKey = z.infer<typeof OrganisationKey>;
