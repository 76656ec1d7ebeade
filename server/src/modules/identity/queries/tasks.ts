import type { Task } from '@jiebang/contract/desk/task.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Platform } from '#platform/platform.ts';
import { changeTasks } from '../organisation/change/queries/tasks.ts';
import { invitationTasks } from '../organisation/member/queries/tasks.ts';
import { organisationTasks } from '../organisation/queries/tasks.ts';
import { realNameTasks } from '../real-name/queries/tasks.ts';

/** What this person must do now about invitations, organisations, changes of their data and real names. */
export async function tasks(platform: Platform, viewer: Viewer, at: Date): Promise<Task[]> {
  return [
    ...(await invitationTasks(platform, viewer, at)),
    ...(await organisationTasks(platform, viewer)),
    ...(await changeTasks(platform, viewer)),
    ...(await realNameTasks(platform, viewer, at)),
  ];
}
