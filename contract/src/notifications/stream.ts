import { z } from 'zod';
import { Id, Instant } from '../http/scalars.ts';

/**
 * What the stream tells, as the data of its `fact` events: a message to look again, not the thing itself. `id` of the event is
 * opaque and says where to resume. Lines that begin with a colon are heartbeats. A stream ends when the reader loses a right;
 * `EventSource` opens it again by itself.
 */
export const LiveFact = z.strictObject({
  /** `need_published`, `deal_opened` …; `person_notified` means: something new in the inbox. */
  name: z.string(),
  subject: Id,
  at: Instant,
  /** Small things that this reader may know, such as `{ need: '…' }`. */
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type LiveFact = z.infer<typeof LiveFact>;
