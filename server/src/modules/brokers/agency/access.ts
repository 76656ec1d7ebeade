import { holdsAnywhere, membershipIn, type Viewer } from '#kernel/viewer.ts';
import type { AgencyPart } from './lifecycle.ts';

/** What the viewer is to an agency's listing. The list is one for all contests, so any organiser keeps it. */
export function asOf(viewer: Viewer, organisation: string): AgencyPart[] {
  const parts: AgencyPart[] = [];
  if (membershipIn(viewer, organisation)?.role === 'admin') parts.push('agency');
  if (holdsAnywhere(viewer, 'organiser')) parts.push('organiser');
  return parts;
}

/** Whether the viewer may read the listing as its work stands: the agency's people and organisers. */
export function mayRead(viewer: Viewer, organisation: string): boolean {
  return membershipIn(viewer, organisation) !== undefined || holdsAnywhere(viewer, 'organiser');
}
