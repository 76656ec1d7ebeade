import { holds, membershipIn, type Viewer } from '#kernel/viewer.ts';
import { isOwnersPerson, type NeedPlace } from '../access.ts';
import type { ConfidentialPart, DisclosurePart } from './lifecycle.ts';

/** Staff of a contest who may look at a confidential text, with a reason that its owner reads. */
export const staffRoles = ['clearance_officer', 'organiser', 'track_organiser'] as const;

/** What the viewer is to the confidential text of a need. Staff of the owner's own organisation are the owner's people. */
export function asOf(viewer: Viewer, need: NeedPlace): ConfidentialPart[] {
  if (isOwnersPerson(viewer, need)) return ['owner'];
  const within = { contest: need.contest, track: need.track };
  return staffRoles.some((role) => holds(viewer, role, within)) ? ['staff'] : [];
}

/** Whose an access is. */
export type DisclosurePlace = { readonly person: string; readonly organisation: string };

/** What the viewer is to an access: the person whose it is, as long as it belongs to the organisation; the owner's people. */
export function asOfDisclosure(viewer: Viewer, { person, organisation }: DisclosurePlace, need: NeedPlace) {
  const parts: DisclosurePart[] = [];
  const isMine = viewer.person === person && membershipIn(viewer, organisation) !== undefined;
  if (viewer.person !== null && isMine) parts.push('solver');
  if (isOwnersPerson(viewer, need)) parts.push('owner');
  return parts;
}
