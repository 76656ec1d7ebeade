import type { Task } from '@jiebang/contract/desk/task.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Platform } from '#platform/platform.ts';
import { isDecider } from '../../access.ts';
import { tables } from '../../store.ts';
import { mostTasks, taskOf } from './task.ts';

/** What this person must do now about organisations: verify those of others that wait, complete its own. */
export async function organisationTasks({ db }: Platform, viewer: Viewer): Promise<Task[]> {
  const rows = tables(db)
    .selectFrom('identity.organisation')
    .select(['id', 'name', 'moved_at'])
    .orderBy('moved_at')
    .orderBy('id')
    .limit(mostTasks);
  const own = viewer.memberships.map((one) => one.organisation);
  const mine = viewer.memberships.filter((one) => one.role === 'admin').map((one) => one.organisation);
  const others = own.length === 0 ? rows : rows.where('id', 'not in', own);
  const waiting = isDecider(viewer) ? await others.where('state', '=', 'pending').execute() : [];
  const open = rows.where('state', 'in', ['unverified', 'returned']);
  const unfinished = mine.length === 0 ? [] : await open.where('id', 'in', mine).execute();
  return [
    ...waiting.map((row) => taskOf('organisation_verify', row, '/organisations', true)),
    ...unfinished.map((row) => taskOf('organisation_complete', row, '/organisations', false)),
  ];
}
