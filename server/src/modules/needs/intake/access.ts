import { holds, membershipIn, type Viewer } from '#kernel/viewer.ts';
import type { ImportPart } from './lifecycle.ts';

/** What access looks at: into which track it goes, who started it, and whose needs it is about where one organisation's alone. */
export type ImportPlace = {
  readonly contest: string;
  readonly track: string;
  readonly organisation: string | null;
  readonly role: string;
};

/**
 * What the viewer is to an import. What an organisation imports of its own is its own people's alone, as its drafts are; any other is
 * for the organisers of its contest and of its track.
 */
export function asOf(viewer: Viewer, { contest, track, organisation, role }: ImportPlace): ImportPart[] {
  if (role === 'owner') return organisation !== null && membershipIn(viewer, organisation) ? ['owner'] : [];
  return holds(viewer, 'organiser', { contest, track }) || holds(viewer, 'track_organiser', { contest, track })
    ? ['organiser']
    : [];
}
