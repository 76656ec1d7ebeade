import { holds, type Viewer } from '#kernel/viewer.ts';
import { isOrganiser, type NeedPlace } from '../../access.ts';
import type { DutyPart } from './lifecycle.ts';

/** What the viewer is to a duty: only its own person is its translator, while it is offered or taken, and while the role stands that it was offered for. */
export function asOfDuty(
  viewer: Viewer,
  need: NeedPlace,
  duty: { readonly person: string; readonly state: string },
): DutyPart[] {
  const parts: DutyPart[] = [];
  if (isOrganiser(viewer, need)) parts.push('organiser');
  const on = viewer.person === duty.person && (duty.state === 'invited' || duty.state === 'accepted');
  if (on && holds(viewer, 'translator', { contest: need.contest, track: need.track })) parts.push('translator');
  return parts;
}
