import type { Side } from '@jiebang/contract/brokers/mandate.ts';
import { holds, membershipIn, type Viewer } from '#kernel/viewer.ts';
import type { AttributionPart } from './lifecycle.ts';

/** The parties of a deal, its chosen team, and its contest. */
export type AttributionPlace = {
  readonly owner: string;
  readonly solver: string;
  readonly team: readonly string[];
  readonly contest: string;
};

/** The sides of the deal that the viewer belongs to: for the solver, as in the deal itself, the chosen team, its admins and who signs for it. */
export function sidesOf(viewer: Viewer, { owner, solver, team }: AttributionPlace): Side[] {
  const sides: Side[] = [];
  if (membershipIn(viewer, owner)) sides.push('owner');
  const ofSolver = membershipIn(viewer, solver);
  const inTeam = viewer.person !== null && team.includes(viewer.person);
  if (ofSolver && (inTeam || ofSolver.role === 'admin' || ofSolver.signs)) sides.push('solver');
  return sides;
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
