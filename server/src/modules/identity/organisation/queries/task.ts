import type { Task } from '@jiebang/contract/desk/task.ts';
import { holidayCalendar } from '@jiebang/contract/reference/holidays.ts';
import { endOfWorkingDays } from '#kernel/working-days.ts';
import { verificationWorkingDays } from '../config.ts';

type Row = { readonly id: string; readonly name: string; readonly moved_at: Date };

/** As many as one desk shows; who has more sees the others when these are done. */
export const mostTasks = 100;

/** A task about data of an organisation; what is to be decided has so many working days from when it was asked. */
export function taskOf(code: string, { id, name, moved_at }: Row, place: string, isDecision: boolean): Task {
  const due = isDecision ? endOfWorkingDays(moved_at, verificationWorkingDays, holidayCalendar) : null;
  return {
    key: `identity:${code}:${id}`,
    module: 'identity',
    code,
    subject: { id, number: null, title: name },
    due: due?.toISOString() ?? null,
    address: `${place}/${id}`,
  };
}
