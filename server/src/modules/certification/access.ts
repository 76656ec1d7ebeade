import { holds, type Membership, membershipIn, type Viewer } from '#kernel/viewer.ts';
import type { CertificationPart } from './lifecycle.ts';

/** What access looks at: which sides of the deal the viewer is on (said by the module of deals), and where the application belongs. */
export type ApplicationPlace = {
  readonly sides: readonly ('owner' | 'solver' | 'agency')[];
  readonly contest: string;
  readonly track: string;
};

/** What the viewer is to this application. */
export function asOf(viewer: Viewer, { sides, contest, track }: ApplicationPlace): CertificationPart[] {
  const parts: CertificationPart[] = sides.filter((side) => side !== 'agency');
  if (holds(viewer, 'certifier', { contest, track })) parts.push('certifier');
  return parts;
}

/** Whether the viewer may read application and materials: the parties' people, the agency too, and the certifier. */
export function mayRead(viewer: Viewer, place: ApplicationPlace): boolean {
  return place.sides.length > 0 || asOf(viewer, place).length > 0;
}

/** Whether the viewer belongs to any organisation that is a party, in whatever role: then it may not certify. */
export function isOfParty(viewer: Viewer, organisations: readonly string[]): boolean {
  return organisations.some((organisation) => membershipIn(viewer, organisation) !== undefined);
}

/** The exchange that the viewer acts for, if any. */
export function exchangeOf(viewer: Viewer): Membership | undefined {
  return viewer.memberships.find((one) => one.kind === 'exchange' && one.verified);
}
