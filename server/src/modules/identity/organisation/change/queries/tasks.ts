import type { Task } from '@jiebang/contract/desk/task.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Platform } from '#platform/platform.ts';
import { isDecider } from '../../../access.ts';
import { tables } from '../../../store.ts';
import { mostTasks, taskOf } from '../../queries/task.ts';

/** What this person must do now about changes of verified data: decide those of others, complete those of its own organisations. */
export async function changeTasks({ db }: Platform, viewer: Viewer): Promise<Task[]> {
  const rows = tables(db)
    .selectFrom('identity.organisation_change as c')
    .innerJoin('identity.organisation as o', 'o.id', 'c.organisation')
    .select(['c.id', 'o.name', 'c.moved_at'])
    .orderBy('c.moved_at')
    .orderBy('c.id')
    .limit(mostTasks);
  const own = viewer.memberships.map((one) => one.organisation);
  const mine = viewer.memberships.filter((one) => one.role === 'admin').map((one) => one.organisation);
  const others = own.length === 0 ? rows : rows.where('c.organisation', 'not in', own);
  const waiting = isDecider(viewer) ? await others.where('c.state', '=', 'pending').execute() : [];
  const open = rows.where('c.state', 'in', ['draft', 'returned']);
  const unfinished = mine.length === 0 ? [] : await open.where('c.organisation', 'in', mine).execute();
  return [
    ...waiting.map((row) => taskOf('change_decide', row, '/organisation-changes', true)),
    ...unfinished.map((row) => taskOf('change_complete', row, '/organisation-changes', false)),
  ];
}
