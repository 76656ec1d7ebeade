import { holdsAnywhere, type Viewer } from '#kernel/viewer.ts';
import type { BrokerPart } from './lifecycle.ts';

/** What the viewer is to a broker's profile. */
export function asOf(viewer: Viewer, person: string): BrokerPart[] {
  const parts: BrokerPart[] = [];
  if (viewer.person === person) parts.push('self');
  if (holdsAnywhere(viewer, 'organiser')) parts.push('organiser');
  return parts;
}
