import { type GrantedRole, holds, type Viewer } from '#kernel/viewer.ts';
import type { NeedPlace } from '../../access.ts';
import type { ReportPart } from './lifecycle.ts';

/** Staff who decide reports of the needs of their contest. */
export const deskRoles = ['clearance_officer', 'organiser', 'track_organiser', 'authority'] as const;

/** Of these, those who may lift a quarantine. */
export const lifterRoles = ['organiser', 'track_organiser', 'authority'] as const;

/** Whose report of a state secret counts at once, whatever organisation they are of. */
const staffRoles = [...deskRoles, 'reviewer', 'observer', 'certifier', 'judge', 'translator', 'admin'] as const;

const isOne = (viewer: Viewer, roles: readonly GrantedRole[], { contest, track }: NeedPlace): boolean =>
  roles.some((role) => holds(viewer, role, { contest, track }));

/** Whether the person is known: its real name is verified, or it belongs to a verified organisation. */
const isKnown = (viewer: Viewer): boolean => viewer.realName || viewer.memberships.some(({ verified }) => verified);

/** Whether the viewer is of the staff of the need's contest. */
export const isStaff = (viewer: Viewer, need: NeedPlace): boolean => isOne(viewer, staffRoles, need);

/** What the viewer is to a report of this need. Staff keep their role over a need of their own organisation, so that the rule `independent` can say why not. */
export function asOf(viewer: Viewer, need: NeedPlace): ReportPart[] {
  const parts: ReportPart[] = ['reporter'];
  if (isKnown(viewer) || isStaff(viewer, need)) parts.push('trusted');
  if (isOne(viewer, deskRoles, need)) parts.push('desk');
  if (isOne(viewer, lifterRoles, need)) parts.push('lifter');
  return parts;
}
