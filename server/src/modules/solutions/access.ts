import { openedStates, type SolutionState } from '@jiebang/contract/solutions/solution.ts';
import { holds, membershipIn, type Viewer, visitor } from '#kernel/viewer.ts';
import type { SolutionPart } from './lifecycle.ts';

/** What access looks at: whose the solution is, where it stands, and which need it answers. */
export type SolutionPlace = {
  readonly state: SolutionState;
  readonly organisation: string;
  /** Persons of the team who took their seats. */
  readonly authors: readonly string[];
  readonly leader: string;
  readonly partnerOrganisations: readonly string[];
  readonly need: {
    readonly organisation: string;
    readonly contest: string;
    readonly track: string;
    readonly mode: string;
    readonly state: string;
  };
};

/** Whether the viewer is one of the team: the only ones who read a sealed solution. Being the organisation's admin opens nothing. */
export function isAuthor(viewer: Viewer, place: Pick<SolutionPlace, 'authors'>): boolean {
  return viewer.person !== null && place.authors.includes(viewer.person);
}

/** Whether the viewer stands on the solver's side: of the team, of its organisation, or of a partner's. */
export function isOfOwnSide(viewer: Viewer, place: SolutionPlace): boolean {
  return (
    isAuthor(viewer, place) ||
    [place.organisation, ...place.partnerOrganisations].some((one) => membershipIn(viewer, one) !== undefined)
  );
}

/** What the viewer is to this solution. */
export function asOf(viewer: Viewer, place: SolutionPlace): SolutionPart[] {
  const parts: SolutionPart[] = [];
  if (isAuthor(viewer, place)) parts.push('author');
  if (isAuthor(viewer, place) && viewer.person === place.leader) parts.push('leader');
  if (runsContestOf(viewer, place.need)) parts.push('organiser');
  return parts;
}

/** Whether the viewer runs the contest or the track that the need stands in. */
export function runsContestOf(viewer: Viewer, need: Pick<SolutionPlace['need'], 'contest' | 'track'>): boolean {
  const within = { contest: need.contest, track: need.track };
  return holds(viewer, 'organiser', within) || holds(viewer, 'track_organiser', within);
}

/** Whether the viewer runs the contest or the track of a need, witnesses it (监督员), or is its authority: who may know who read what. */
export function witnesses(viewer: Viewer, need: Pick<SolutionPlace['need'], 'contest' | 'track'>): boolean {
  const within = { contest: need.contest, track: need.track };
  return runsContestOf(viewer, need) || holds(viewer, 'observer', within) || holds(viewer, 'authority', within);
}

/** Who recommends a solution is no matter for judges: whoever may sit as one in the contest or track does not read it, whatever else they are there. */
export function mayReadRecommender({ grants, withheld }: Viewer, need: SolutionPlace['need']): boolean {
  const judges = { ...visitor, grants: [...grants, ...withheld] };
  return !holds(judges, 'judge', { contest: need.contest, track: need.track });
}

/** Whether the viewer belongs to the organisation that owns the need. */
export function isNeedsOwner(viewer: Viewer, need: SolutionPlace['need']): boolean {
  return membershipIn(viewer, need.organisation) !== undefined;
}

/** Whether a solution is open to others than its team: opened by the clock, or handed in where the owner reads on arrival. */
export function isOpen(place: Pick<SolutionPlace, 'state' | 'need'>): boolean {
  return (openedStates as readonly string[]).includes(place.state) || isOpenOnArrival(place);
}

/** 随到随评: handed in for a need whose owner reads on arrival, and not yet opened by the clock. */
export function isOpenOnArrival(place: {
  readonly state: SolutionState;
  readonly need: Pick<SolutionPlace['need'], 'mode' | 'state'>;
}): boolean {
  return (
    place.state === 'submitted' && place.need.mode === 'rolling' && ['published', 'closed'].includes(place.need.state)
  );
}

/**
 * Whether the viewer may read it as one of those for whom it was opened: the need's owner, and organisers who do not stand
 * on the solver's side. On arrival it is the owner's alone. Judges are judging's to say.
 */
export function mayReadOpened(viewer: Viewer, place: SolutionPlace): boolean {
  if (!isOpen(place) || isOfOwnSide(viewer, place)) return false;
  if (isNeedsOwner(viewer, place.need)) return true;
  return runsContestOf(viewer, place.need) && !isOpenOnArrival(place);
}
