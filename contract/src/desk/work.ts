import { z } from 'zod';

/** One thing that an organisation takes part in. */
export const Work = z.strictObject({
  module: z.enum(['needs', 'deals', 'brokers']),
  id: z.string(),
  number: z.string().nullable(),
  /** Null for who may not read it. */
  title: z.string().nullable(),
  /** Whether it is still going on. */
  running: z.boolean(),
  /** Where in the workspace it stands, below `/workspace`; null for who does not take part in it. */
  address: z.string().nullable(),
});
export type Work = z.infer<typeof Work>;
