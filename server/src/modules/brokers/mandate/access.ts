import { membershipIn, type Viewer } from '#kernel/viewer.ts';
import type { MandatePart } from './lifecycle.ts';

/** Whose a mandate is: the broker's person, and the organisation that it acts for. */
export type MandatePlace = { readonly person: string; readonly organisation: string };

/**
 * What the viewer is to a mandate. Nobody else has a part, organisers included: that an organisation has a broker for a need would
 * tell, before the opening, that it is going to solve it.
 */
export function asOf(viewer: Viewer, mandate: MandatePlace): MandatePart[] {
  const parts: MandatePart[] = [];
  if (viewer.person === mandate.person) parts.push('broker');
  if (membershipIn(viewer, mandate.organisation) !== undefined) parts.push('principal');
  return parts;
}
