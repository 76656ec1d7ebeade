import { z } from 'zod';
import { Instant } from '../http/scalars.ts';
import { Task } from './task.ts';

/** Something that others owe this person, so that nothing is to be done but wait. Worded by `code`, as a task. */
export const Waiting = z.strictObject({ ...Task.shape, since: Instant });
export type Waiting = z.infer<typeof Waiting>;

/** What a persona lands on: what I must do now, by when; what I wait for. */
export const Desk = z.strictObject({
  /** What is due first comes first; what has no date comes last. */
  tasks: z.array(Task),
  waiting: z.array(Waiting),
  numbers: z.strictObject({
    tasks: z.int(),
    overdue: z.int(),
    /** Due within the next three days. */
    dueSoon: z.int(),
    waiting: z.int(),
    unread: z.int(),
  }),
});
export type Desk = z.infer<typeof Desk>;

/** One reaction to facts: how far behind it is, and what failed. */
export const ReactionState = z.strictObject({
  name: z.string(),
  /** Facts that it has not handled yet. */
  behind: z.int().min(0),
  failed: z.int().min(0),
  lastError: z.string().nullable(),
});
