import { z } from 'zod';

/** Whether what waits for this person, with a deadline or for an act of its own, is texted too; the inbox has all of it. */
export const SmsChoice = z.strictObject({
  /** Whether this installation texts anything but codes. */
  offered: z.boolean(),
  /** As many a day at most; the rest stands in the inbox alone. */
  perDay: z.int().min(0),
  /** The number that is texted to, such as `138****8000`; null for whoever has none. */
  mobile: z.string().nullable(),
  tasks: z.boolean(),
});
export type SmsChoice = z.infer<typeof SmsChoice>;
