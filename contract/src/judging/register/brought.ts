import { z } from 'zod';
import { RowProblem } from '../../needs/imports/problem.ts';

/** Bytes of a sheet of judges at most: 2 MB. */
export const judgesSizeLimit = 2 * 1024 * 1024;
/** Rows of a sheet of judges at most. */
export const mostJudgeRows = 2000;

/** What a sheet of judges came to. With any problem nothing of it was written and nobody invited. */
export const BroughtIn = z.strictObject({
  /** Why the file could not be read at all. */
  failure: z.enum(['unreadable', 'old_excel', 'too_large', 'too_many_rows']).nullable(),
  problems: z.array(RowProblem),
  /** Entries that are new or were changed, and those that said the same before. */
  written: z.int().min(0),
  same: z.int().min(0),
  /** Entries that the judges wrote themselves: a sheet does not change them. */
  own: z.int().min(0),
  /** Who was named a judge of the contest or invited to be one, and who could not be for now. */
  invited: z.int().min(0),
  notInvited: z.int().min(0),
});
export type BroughtIn = z.infer<typeof BroughtIn>;
