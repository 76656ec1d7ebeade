import { notToSidesOf, toHolders } from '#kernel/audience.ts';
import { holds, membershipIn, type Viewer } from '#kernel/viewer.ts';
import type { ObjectionPart } from './objection/lifecycle.ts';
import type { PanelPart } from './panel/lifecycle.ts';
import type { SeatPart } from './seat/lifecycle.ts';
import type { SheetPart } from './sheet/lifecycle.ts';

/** What access looks at: whose the need is and where it stands. */
export type NeedPlace = { readonly organisation: string; readonly contest: string; readonly track: string };

/** Whether the viewer runs the contest or track of a need. */
export function isOrganiser(viewer: Viewer, { contest, track }: NeedPlace): boolean {
  return holds(viewer, 'organiser', { contest, track }) || holds(viewer, 'track_organiser', { contest, track });
}

/** Audience tags of those who run the contest of a need and stand on no side of it. */
export function toOrganisers({ id, contest, track }: NeedPlace & { readonly id: string }): string[] {
  const within = { contest, track };
  return [...toHolders('organiser', within), ...toHolders('track_organiser', within), notToSidesOf(id)];
}

/** Audience tags of those who answer an objection, as `asOfObjection` decides it. */
export function toAnswerers(need: NeedPlace & { readonly id: string }): string[] {
  const { contest, track } = need;
  return [...toOrganisers(need), ...toHolders('authority', { contest, track }), ...toHolders('admin')];
}

/** What the viewer is to the panel of a need. */
export function asOfPanel(viewer: Viewer, need: NeedPlace): PanelPart[] {
  const parts: PanelPart[] = [];
  if (isOrganiser(viewer, need)) parts.push('organiser');
  if (membershipIn(viewer, need.organisation)) parts.push('owner');
  return parts;
}

/** What the viewer is to a seat and to its sheets: only its own person is the judge, only while seated, and while the role that it was seated for stands. */
export function asOfSeat(
  viewer: Viewer,
  need: NeedPlace,
  seat: { readonly person: string; readonly state: string },
): (SeatPart & SheetPart)[] {
  const parts: (SeatPart & SheetPart)[] = [];
  if (isOrganiser(viewer, need)) parts.push('organiser');
  const seated = viewer.person === seat.person && (seat.state === 'invited' || seat.state === 'accepted');
  if (seated && holds(viewer, 'judge', { contest: need.contest, track: need.track })) parts.push('judge');
  return parts;
}

/** What the viewer is to an objection. Authorities answer too, so that there is somebody who did not decide. */
export function asOfObjection(viewer: Viewer, need: NeedPlace): ObjectionPart[] {
  const { contest, track } = need;
  return isOrganiser(viewer, need) || holds(viewer, 'authority', { contest, track }) || holds(viewer, 'admin')
    ? ['answerer']
    : [];
}

/** From the ranking on, the owner's people and the organisers read it; nobody before. */
export function mayReadRanking(viewer: Viewer, need: NeedPlace, panelState: string): boolean {
  const ranked = ['proposed', 'confirmed', 'noticed', 'definitive', 'declined'].includes(panelState);
  return ranked && asOfPanel(viewer, need).length > 0;
}
