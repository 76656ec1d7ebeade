import type { Task } from '@jiebang/contract/desk/task.ts';
import { sql } from 'kysely';
import type { Viewer } from '#kernel/viewer.ts';
import type { Platform } from '#platform/platform.ts';
import { tasksAbout } from '../../queries/decided.ts';

/** What this person must do now about changes of verified data: decide those of others, complete those of its own organisations. */
export const changeTasks = (platform: Platform, viewer: Viewer): Promise<Task[]> =>
  tasksAbout(platform, viewer, {
    all: sql`select c.id, c.organisation, o.name, c.state, c.moved_at
      from identity.organisation_change c join identity.organisation o on o.id = c.organisation`,
    incomplete: ['draft', 'returned'],
    codes: { decide: 'change_decide', complete: 'change_complete' },
    place: '/organisation-changes',
  });
