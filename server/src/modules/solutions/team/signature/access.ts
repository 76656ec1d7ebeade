import { signsFor, type Viewer } from '#kernel/viewer.ts';
import { isNeedsOwner, runsContestOf, type SolutionPlace } from '../../access.ts';
import type { SignaturePart } from './lifecycle.ts';

/**
 * Whether the viewer may learn that it was asked: it was, by name; it signs for the solution's organisation now; and it neither belongs to the need's
 * owner nor runs its contest, from whom it is a secret who answers.
 */
export function isSignatory(
  viewer: Viewer,
  place: Pick<SolutionPlace, 'organisation' | 'need'>,
  asked: readonly string[],
): boolean {
  return (
    viewer.person !== null &&
    asked.includes(viewer.person) &&
    signsFor(viewer, place.organisation) &&
    !isNeedsOwner(viewer, place.need) &&
    !runsContestOf(viewer, place.need)
  );
}

/** What the viewer is to a signature. */
export function asOfSignature(viewer: Viewer, place: SolutionPlace, asked: readonly string[]): SignaturePart[] {
  const parts: SignaturePart[] = [];
  if (viewer.person === place.leader && place.authors.includes(place.leader)) parts.push('leader');
  if (isSignatory(viewer, place, asked)) parts.push('signatory');
  return parts;
}
