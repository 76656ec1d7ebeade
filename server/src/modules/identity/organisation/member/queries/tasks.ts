import type { Task } from '@jiebang/contract/desk/task.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Platform } from '#platform/platform.ts';
import { invitationsTo } from '../../../queries/members.ts';

/** Invitations that wait for this person's number, each a thing to answer until it runs out. */
export async function invitationTasks({ db }: Platform, { person }: Viewer, at: Date): Promise<Task[]> {
  if (person === null) return [];
  return (await invitationsTo(db, person, at)).map(({ id, organisation, expiresAt }) => ({
    key: `identity:invitation_accept:${id}`,
    module: 'identity',
    code: 'invitation_accept',
    subject: { id, number: null, title: organisation.name },
    due: expiresAt,
    address: '/organisations',
  }));
}
