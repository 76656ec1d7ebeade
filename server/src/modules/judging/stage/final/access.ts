import { notToSidesOf, toHolders } from '#kernel/audience.ts';
import { holds, type Viewer } from '#kernel/viewer.ts';
import type { FinalPart } from './lifecycle.ts';

/** Where a final belongs: to a contest as a whole, or to one track of it. */
export type FinalPlace = { readonly contest: string; readonly track: string | null };

const within = ({ contest, track }: FinalPlace) => ({ contest, ...(track === null ? {} : { track }) });

/** What the viewer is to a final. A track's organiser runs those of the track. */
export function asOfFinal(viewer: Viewer, place: FinalPlace): FinalPart[] {
  const runs =
    holds(viewer, 'organiser', within(place)) ||
    (place.track !== null && holds(viewer, 'track_organiser', within(place)));
  return runs ? ['organiser'] : [];
}

/** Whether the viewer reads the console: who runs it, and the observer 监督员, its read-only witness. */
export function mayWatch(viewer: Viewer, place: FinalPlace): boolean {
  return asOfFinal(viewer, place).length > 0 || holds(viewer, 'observer', within(place));
}

/** Audience tags of those who read the console of these needs: whoever stands on a side of one of them reads none of it, and hears none. */
export function toWatchers(place: FinalPlace, needs: readonly string[]): string[] {
  const roles = (['organiser', 'track_organiser', 'observer'] as const).flatMap((role) => toHolders(role, place));
  return [...roles, ...needs.map(notToSidesOf)];
}
