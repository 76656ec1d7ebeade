import { membershipIn, type Viewer } from '#kernel/viewer.ts';
import type { ImportPart } from './lifecycle.ts';

/** What the viewer is to an import: its organisation's own people's alone, as its drafts are. */
export const asOf = (viewer: Viewer, { organisation }: { readonly organisation: string }): ImportPart[] =>
  membershipIn(viewer, organisation) ? ['owner'] : [];
