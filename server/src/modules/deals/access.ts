import type { Side } from '@jiebang/contract/deals/deal.ts';
import { toHolders } from '#kernel/audience.ts';
import { holds, membershipIn, signsFor, type Viewer } from '#kernel/viewer.ts';
import type { DealPart } from './lifecycle.ts';

/** What access looks at: the parties' organisations and the contest. */
export type DealPlace = {
  readonly owner: string;
  readonly solver: string;
  /** Persons of the team whose solution was chosen. */
  readonly team: readonly string[];
  readonly agency: string | null;
  /** Null where it opened from an inquiry: no contest oversees it. */
  readonly contest: string | null;
  readonly track: string | null;
};

/**
 * The sides whose people the viewer is among. A university has many teams, which may be rivals: for the solver act the members
 * of the chosen team, the admins of its organisation and who signs for it, nobody else of it.
 */
export function sidesOf(viewer: Viewer, deal: DealPlace): Side[] {
  const sides: Side[] = [];
  if (membershipIn(viewer, deal.owner)) sides.push('owner');
  const ofSolver = membershipIn(viewer, deal.solver);
  const inTeam = viewer.person !== null && deal.team.includes(viewer.person);
  if (ofSolver && (inTeam || ofSolver.role === 'admin' || ofSolver.signs)) sides.push('solver');
  if (deal.agency !== null && membershipIn(viewer, deal.agency)) sides.push('agency');
  return sides;
}

/** Whether the viewer signs for the party that it acts for. */
export function signsIn(viewer: Viewer, deal: DealPlace): boolean {
  const acting = sidesOf(viewer, deal).find((side) => side !== 'agency');
  return acting !== undefined && signsFor(viewer, deal[acting]);
}

/** What the viewer is to this deal; empty for a stranger, who may not learn that it exists. */
export function asOf(viewer: Viewer, deal: DealPlace): DealPart[] {
  const parts: DealPart[] = [...sidesOf(viewer, deal)];
  if (deal.contest === null || deal.track === null) return parts;
  const within = { contest: deal.contest, track: deal.track };
  if (holds(viewer, 'organiser', within) || holds(viewer, 'track_organiser', within)) parts.push('organiser');
  return parts;
}

/** Audience tags of those who run the contest of a deal. */
export function toOrganisers({ contest, track }: Pick<DealPlace, 'contest' | 'track'>): string[] {
  if (contest === null || track === null) return [];
  return [...toHolders('organiser', { contest, track }), ...toHolders('track_organiser', { contest, track })];
}

/** Whether the viewer may read what the parties keep to themselves: contract, documents, meetings. The organiser may not. */
export function isParty(viewer: Viewer, deal: DealPlace): boolean {
  return sidesOf(viewer, deal).length > 0;
}

/** The organisation in whose name a part of the deal acts. */
export function organisationOf(deal: DealPlace, part: DealPart): string | null {
  if (part === 'owner' || part === 'solver') return deal[part];
  return part === 'agency' ? deal.agency : null;
}
