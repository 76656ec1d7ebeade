import type { StaffRole } from '@jiebang/contract/contests/staff.ts';
import { holds, type Viewer } from '#kernel/viewer.ts';
import { isOrganiser, isTrackOrganiser } from '../access.ts';

/** Whom an organiser names in its contest: everybody but its own like. */
const named: readonly StaffRole[] = [
  'reviewer',
  'clearance_officer',
  'judge',
  'translator',
  'observer',
  'certifier',
  'authority',
];

/** A place of a contest: one of its tracks, or (null) the whole of it. */
export type Place = { readonly contest: string; readonly track: string | null };

/**
 * As what a viewer may name somebody, and end whom: administrators the contest's organisers too; its organisers everybody else, and a
 * track's organisers in that track; who organises one track the reviewers of that track. Whoever organises the whole contest
 * organises each track, so a track's organiser is one of a track.
 */
export function namesAs(viewer: Viewer, { contest, track }: Place): readonly StaffRole[] {
  const whole = track === null;
  if (isOrganiser(viewer, contest)) {
    if (!whole) return ['track_organiser', ...named];
    return holds(viewer, 'admin') ? ['organiser', ...named] : named;
  }
  return track !== null && isTrackOrganiser(viewer, contest, track) ? ['reviewer'] : [];
}
