import { z } from 'zod';

/** How a list is asked for: `after` is the opaque `next` of the page before. */
export const pageQuery = {
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
};

/** One page of a list; `next` is null on the last one. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.strictObject({ items: z.array(item), next: z.string().nullable() });

/** The size of a list: exact, or about so many (counted within the last second, or read from statistics). */
export const Total = z.strictObject({
  count: z.int().min(0),
  exact: z.boolean(),
});
export type Total = z.infer<typeof Total>;
