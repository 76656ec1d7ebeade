import { z } from 'zod';
import { Id } from '../http/scalars.ts';
import { NeedState } from './need.ts';

/** A need that is like another one, and why: the terms that both have, the most telling first. */
export const SimilarNeed = z.strictObject({
  id: Id,
  /** Null for a draft of one's own. */
  number: z.string().nullable(),
  title: z.string(),
  state: NeedState,
  /** Of the same organisation, or for the staff on its way to the board: compared by its original, which the asker may read. Else by its public text. */
  own: z.boolean(),
  /** How much of what tells the asked need apart it has too, in percent. */
  share: z.int().min(0).max(100),
  /** Whether so much is shared that they may be the same need. */
  same: z.boolean(),
  terms: z.array(z.string()).max(12),
});
export type SimilarNeed = z.infer<typeof SimilarNeed>;

/** What is like a need. */
export const similarRoutes = {
  similar: {
    method: 'GET',
    path: '/workspace/needs/:id/similar',
    summary: { zh: '相近或重复的需求，附共有的词', en: 'Similar needs and duplicates, with the terms they share' },
    params: z.strictObject({ id: Id }),
    reply: z.strictObject({ items: z.array(SimilarNeed).max(8) }),
  },
} as const;
