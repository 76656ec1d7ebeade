import { z } from 'zod';
import { findingCodes } from '../contests/readiness.ts';
import { Instant } from '../http/scalars.ts';

/** Something that this person must do now. The client words it by `code`. */
export const Task = z.strictObject({
  /** Stable while the task stands: module, what, id. */
  key: z.string(),
  module: z.string(),
  code: z.string(),
  subject: z.strictObject({ id: z.string(), number: z.string().nullable(), title: z.string() }),
  /** When it should be done by; null when nothing presses. */
  due: Instant.nullable(),
  /** Of a contest in preparation: what bars its opening. */
  missing: z.array(z.enum(findingCodes)).optional(),
  /** Where in the workspace it is done, below `/workspace`. */
  address: z.string(),
});
export type Task = z.infer<typeof Task>;
