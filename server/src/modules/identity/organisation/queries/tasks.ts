import type { Task } from '@jiebang/contract/desk/task.ts';
import { sql } from 'kysely';
import type { Viewer } from '#kernel/viewer.ts';
import type { Platform } from '#platform/platform.ts';
import { tasksAbout } from './decided.ts';

/** What this person must do now about organisations: verify those of others that wait, complete its own. */
export const organisationTasks = (platform: Platform, viewer: Viewer): Promise<Task[]> =>
  tasksAbout(platform, viewer, {
    all: sql`select id, id as organisation, name, state, moved_at from identity.organisation`,
    incomplete: ['unverified', 'returned'],
    codes: { decide: 'organisation_verify', complete: 'organisation_complete' },
    place: '/organisations',
  });
