import { z } from 'zod';
import { Can } from '../http/problem.ts';
import { Id } from '../http/scalars.ts';
import { Grant, GrantedRole } from '../identity/grant.ts';

/** What somebody can be named as in a contest: everything but an administrator of the platform. */
export const StaffRole = GrantedRole.exclude(['admin']);
export type StaffRole = z.infer<typeof StaffRole>;

/** Somebody's role in a contest or a track of it; or on the whole platform, which counts in every contest and shows no address. */
export const StaffLine = z.strictObject({ ...Grant.shape, can: z.partialRecord(z.enum(['end', 'send_again']), Can) });
export type StaffLine = z.infer<typeof StaffLine>;

/** The people of a contest, as far as the viewer may know them, and as what the viewer may name somebody in the contest and in each track. */
export const StaffPage = z.strictObject({
  items: z.array(StaffLine),
  next: z.string().nullable(),
  names: z.strictObject({
    contest: z.array(StaffRole),
    tracks: z.array(z.strictObject({ track: Id, roles: z.array(StaffRole) })),
  }),
});
export type StaffPage = z.infer<typeof StaffPage>;
