import type { Invitation } from '@jiebang/contract/solutions/solution.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { emailOf, organisationsById, peopleById } from '#modules/identity/index.ts';
import type { Platform } from '#platform/platform.ts';
import { emailHash } from '../documents/keys.ts';
import { findSolution } from '../store.ts';
import { invitedBy } from '../team/store.ts';
import { needOf } from '../views.ts';
import { publicNeedOf } from './own.ts';

/** Teams that wait for the viewer's confirmation, found by the address of the viewer's own account. */
export async function myInvitations(platform: Platform, viewer: Viewer): Promise<{ items: Invitation[] }> {
  const { db } = platform;
  const email = viewer.person === null ? null : await emailOf(db, viewer.person);
  const offered = email === null ? [] : await invitedBy(db, emailHash(platform, email));
  const items: Invitation[] = [];
  for (const member of offered) {
    const whole = await findSolution(db, member.solution);
    if (whole?.need.state !== 'published') continue;
    const { organisation, leader } = whole.row;
    items.push({
      id: member.id,
      need: needOf(await publicNeedOf(db, whole.need)),
      organisation: (await organisationsById(db, [organisation])).get(organisation)?.name ?? '',
      leader: (await peopleById(db, [leader])).get(leader)?.name ?? '',
    });
  }
  return { items };
}
