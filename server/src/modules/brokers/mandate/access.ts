import { membershipIn, type Viewer } from '#kernel/viewer.ts';
import type { MandatePart } from './lifecycle.ts';

/** Whose a mandate is: the broker's person, the organisation that it acts for and on which side, and who confirmed it there. */
export type MandatePlace = {
  readonly person: string;
  readonly organisation: string;
  readonly side: 'owner' | 'solver';
  readonly state: string;
  readonly confirmedBy: string | null;
};

/**
 * What the viewer is to a mandate. Nobody else has a part, organisers included: that an organisation has a broker for a need would
 * tell, before the opening, that it is going to solve it. A university has many teams, which may be rivals: an offer is
 * addressed to its people, but once it is confirmed there, it is for who confirmed it and the organisation's admins.
 */
export function asOf(viewer: Viewer, mandate: MandatePlace): MandatePart[] {
  const parts: MandatePart[] = [];
  if (viewer.person === mandate.person) parts.push('broker');
  const membership = membershipIn(viewer, mandate.organisation);
  const concerned =
    mandate.side === 'owner' ||
    mandate.state === 'offered' ||
    membership?.role === 'admin' ||
    (viewer.person !== null && viewer.person === mandate.confirmedBy);
  if (membership !== undefined && concerned) parts.push('principal');
  return parts;
}
