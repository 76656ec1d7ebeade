import { holds, holdsAnywhere, membershipIn, type Viewer } from '#kernel/viewer.ts';

/** What a viewer may be to an organisation. */
export type OrganisationRole = 'person' | 'own_admin' | 'decider' | 'merger' | 'real_name';

/** Whether a viewer verifies organisations. */
export const isDecider = (viewer: Viewer): boolean => holds(viewer, 'admin') || holdsAnywhere(viewer, 'organiser');

/** What a viewer is to an organisation; null stands for one that is still to be made. */
export function asOf(viewer: Viewer, organisation: string | null): OrganisationRole[] {
  const roles: OrganisationRole[] = [];
  if (viewer.person !== null) roles.push('person');
  if (organisation !== null && isOwnAdmin(viewer, organisation)) roles.push('own_admin');
  if (isDecider(viewer)) roles.push('decider');
  if (holds(viewer, 'admin')) roles.push('merger');
  return roles;
}

/** Whether a viewer administers an organisation. */
export const isOwnAdmin = (viewer: Viewer, organisation: string): boolean =>
  membershipIn(viewer, organisation)?.role === 'admin';

/** Whether a viewer may read more of an organisation than its card. */
export const mayRead = (viewer: Viewer, organisation: string): boolean =>
  membershipIn(viewer, organisation) !== undefined || isDecider(viewer);
