import { holdsAnywhere, membershipIn, type Viewer } from '#kernel/viewer.ts';
import type { ExpertPart } from './lifecycle.ts';

/** What the viewer is to an expert's assessment: the expert itself; a reviewer of the house, unless of the owner's own organisation too. */
export function asOf(viewer: Viewer, { person }: { readonly person: string }): ExpertPart[] {
  return [
    ...(person === viewer.person ? (['expert'] as const) : []),
    ...(holdsAnywhere(viewer, 'reviewer') ? (['reviewer'] as const) : []),
  ];
}

/** Whether a reviewer may know who is asked: its owner's people, reviewers among them, learn of it when it is signed. */
export const knowsExperts = (viewer: Viewer, organisation: string): boolean =>
  holdsAnywhere(viewer, 'reviewer') && membershipIn(viewer, organisation) === undefined;
