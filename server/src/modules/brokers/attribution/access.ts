import type { Side } from '@jiebang/contract/brokers/mandate.ts';
import { holds, membershipIn, type Viewer } from '#kernel/viewer.ts';
import type { AttributionPart } from './lifecycle.ts';

/** The parties of a deal and its contest. */
export type AttributionPlace = { readonly owner: string; readonly solver: string; readonly contest: string };

/** The sides of the deal that the viewer belongs to. */
export function sidesOf(viewer: Viewer, place: AttributionPlace): Side[] {
  return (['owner', 'solver'] as const).filter((side) => membershipIn(viewer, place[side]) !== undefined);
}

/** What the viewer is to an attribution. */
export function asOf(viewer: Viewer, place: AttributionPlace): AttributionPart[] {
  const parts: AttributionPart[] = sidesOf(viewer, place);
  return holds(viewer, 'organiser', { contest: place.contest }) ? [...parts, 'organiser'] : parts;
}

/** Whether the viewer may read it: both parties, the organiser of the contest, and the brokers it is about. */
export function mayRead(viewer: Viewer, place: AttributionPlace, brokersPeople: readonly string[]): boolean {
  return asOf(viewer, place).length > 0 || (viewer.person !== null && brokersPeople.includes(viewer.person));
}
