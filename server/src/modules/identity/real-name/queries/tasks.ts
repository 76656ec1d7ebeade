import type { Task } from '@jiebang/contract/desk/task.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Platform } from '#platform/platform.ts';
import { isDecider } from '../../access.ts';
import { realNameById } from '../store.ts';
import { contextOf, dueOf } from '../views.ts';
import { realNamesIn } from './real-name.ts';

/** As many as one desk shows; who has more sees the others when these are done. */
const most = 100;

/** What this person must do now about real names: verify those that nobody else has taken up, mend its own that was returned. */
export async function realNameTasks({ db }: Platform, viewer: Viewer, at: Date): Promise<Task[]> {
  const { person } = viewer;
  if (person === null) return [];
  const waiting = isDecider(viewer) ? await realNamesIn(db, { state: 'pending', limit: most }) : [];
  const open = waiting.filter((row) => row.id !== person && !contextOf(row, row.id, viewer, at).othersHold);
  const own = await realNameById(db, person);
  const task = (code: string, id: string, title: string, due: string | null, address: string): Task => ({
    key: `identity:${code}:${id}`,
    module: 'identity',
    code,
    subject: { id, number: null, title },
    due,
    address,
  });
  const mend = own?.state === 'returned' ? [task('real_name_mend', person, '', null, '/account/real-name')] : [];
  return [
    ...open.map((row) => task('real_name_verify', row.id, row.name ?? '', dueOf(row), `/admin/real-names/${row.id}`)),
    ...mend,
  ];
}
