import { type Refusal, refuse } from '#kernel/refusal.ts';
import { holds, membershipIn, type Viewer } from '#kernel/viewer.ts';
import type { NeedPart } from './lifecycle.ts';

/** What access looks at: whose the need is and where it stands. */
export type NeedPlace = {
  readonly organisation: string;
  readonly contest: string;
  readonly track: string;
  /** Who of the staff entered it from paper; left out where that does not matter. */
  readonly entered_by?: string | null;
};

/** Whether the viewer belongs to the organisation that owns the need. */
export function isOwnersPerson(viewer: Viewer, need: NeedPlace): boolean {
  return membershipIn(viewer, need.organisation) !== undefined;
}

/** What the viewer is to this need. Staff keep their role over a need of their own organisation, so that the rule `independent` can say why not. */
export function asOf(viewer: Viewer, need: NeedPlace): NeedPart[] {
  const within = { contest: need.contest, track: need.track };
  const parts: NeedPart[] = [];
  if (isOwnersPerson(viewer, need)) parts.push('owner');
  if (holds(viewer, 'reviewer', within)) parts.push('reviewer');
  if (holds(viewer, 'clearance_officer', within)) parts.push('clearance_officer');
  if (holds(viewer, 'organiser', within) || holds(viewer, 'track_organiser', within)) {
    if (need.entered_by && need.entered_by === viewer.person) parts.push('enterer');
    parts.push('organiser');
  }
  return parts;
}

type Numbered = NeedPlace & { readonly number: string | null };

/** Whether the viewer has to do with the need: its owner's people, and staff of its contest once it was submitted, which is when it gets its number. A draft is the owner's alone, and who entered it from paper; one that was withdrawn too. */
export function mayKnow(viewer: Viewer, need: Numbered): boolean {
  const parts = asOf(viewer, need);
  return parts.includes('owner') || parts.includes('enterer') || (parts.length > 0 && need.number !== null);
}

/** Whether the viewer may read the original: who has to do with the need, and of one in quarantine nobody, its owner neither. */
export function mayReadOriginal(viewer: Viewer, need: Numbered & { readonly quarantined: boolean }): boolean {
  return originalRefused(viewer, need) === null;
}

/** Why the viewer may not read the original, or null: to whom it is nothing, and who may know that it is in quarantine. */
export function originalRefused(
  viewer: Viewer,
  need: (Numbered & { readonly quarantined: boolean }) | undefined,
): Refusal | null {
  if (!need || !mayKnow(viewer, need)) return refuse('not_found');
  return need.quarantined ? refuse('need_quarantined') : null;
}

/** Whether the viewer may clear the need: officers of its contest who are not of its owner. */
export function mayClear(viewer: Viewer, need: NeedPlace): boolean {
  return asOf(viewer, need).includes('clearance_officer') && !isOwnersPerson(viewer, need);
}
