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
  'translator',
  'certifier',
  'authority',
]);
export const GrantScope = z.enum(['platform', 'contest', 'track']);

/** A role of a person, or of an address or number that is invited, on the platform (`scopeId` null), in a contest or in a track, from one time to another. */
export const Grant = z.strictObject({
  id: Id,
  /** Null while the role is offered to an address or number that has no account yet; so is the name. */
  person: Id.nullable(),
  name: z.string().nullable(),
  /** Null of who signs in by mobile number alone. */
  email: z.string().nullable(),
  /** Of who has no e-mail address, and of an offer to a number: `138****8000`; else null. */
  mobile: z.string().nullable(),
  role: GrantedRole,
  scope: GrantScope,
  scopeId: Id.nullable(),
  from: Instant,
  to: Instant.nullable(),
  /** Whether this role can be acted in only with a second factor, whatever the installation asks for. */
  secondFactor: z.boolean(),
  /** Of a role that is offered: until when it can be taken up (null where it has no day), and whether that day has passed. */
  offer: z.strictObject({ until: Instant.nullable(), lapsed: z.boolean() }).nullable(),
});
export type Grant = z.infer<typeof Grant>;
