import { holds, type Viewer } from '#kernel/viewer.ts';
import type { ImportPart } from './lifecycle.ts';

/** Who imports into a track, and sees what became of it: the organisers of its contest, and its own. */
export function asOf(viewer: Viewer, within: { readonly contest: string; readonly track: string }): ImportPart[] {
  const { contest, track } = within;
  return holds(viewer, 'organiser', { contest, track }) || holds(viewer, 'track_organiser', { contest, track })
    ? ['organiser']
    : [];
}
