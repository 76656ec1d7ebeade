import { type ContestState, wasOpened } from '@jiebang/contract/contests/contest.ts';
import type { RuleKey } from '@jiebang/contract/contests/rule.ts';
import { holds, type Viewer } from '#kernel/viewer.ts';

/** What a viewer may be to a contest. A `founder` may make a new one: an organiser of the whole platform, or an administrator. */
export type ContestRole = 'founder' | 'organiser';

/** Whether a viewer runs this contest. */
export const isOrganiser = (viewer: Viewer, contest: string): boolean =>
  holds(viewer, 'admin') || holds(viewer, 'organiser', { contest });

/** Whether a viewer runs this track: an organiser of the contest, or of the track alone. */
export const isTrackOrganiser = (viewer: Viewer, contest: string, track: string): boolean =>
  isOrganiser(viewer, contest) || holds(viewer, 'track_organiser', { contest, track });

/** Whether a viewer sets this rule: an organiser of the contest, and what a track is open to also an organiser of the track alone. */
export const setsRule = (viewer: Viewer, contest: string, track: string | null, key: RuleKey): boolean =>
  isOrganiser(viewer, contest) || (track !== null && key === 'track_scope' && isTrackOrganiser(viewer, contest, track));

/** What a viewer is to a contest; null stands for one that is still to be made. */
export function asOf(viewer: Viewer, contest: string | null): ContestRole[] {
  const roles: ContestRole[] = [];
  if (holds(viewer, 'admin') || holds(viewer, 'organiser')) roles.push('founder');
  if (contest !== null && isOrganiser(viewer, contest)) roles.push('organiser');
  return roles;
}

/** Whether a viewer may read a contest: everyone once it was opened, its organisers one that was not. */
export const mayRead = (viewer: Viewer, contest: { id: string; state: ContestState }): boolean =>
  wasOpened(contest.state) || isOrganiser(viewer, contest.id);
