import { z } from 'zod';
import { Id, Instant } from '../http/scalars.ts';

export const GrantedRole = z.enum([
  'admin',
  'organiser',
  'track_organiser',
  'reviewer',
  'clearance_officer',
  'observer',
  'judge',
  'certifier',
  'authority',
]);
export const GrantScope = z.enum(['platform', 'contest', 'track']);

/** A role of a person on the platform (`scopeId` null), in a contest or in a track, from one time to another. */
export const Grant = z.strictObject({
  id: Id,
  person: Id,
  name: z.string(),
  /** Null of who signs in by mobile number alone. */
  email: z.string().nullable(),
  role: GrantedRole,
  scope: GrantScope,
  scopeId: Id.nullable(),
  from: Instant,
  to: Instant.nullable(),
  /** Whether this role can be acted in only with a second factor, whatever the installation asks for. */
  secondFactor: z.boolean(),
});
export type Grant = z.infer<typeof Grant>;
