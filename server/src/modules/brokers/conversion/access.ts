import { holds, type Viewer } from '#kernel/viewer.ts';
import type { ConversionPart } from './lifecycle.ts';

/** What the viewer is to a contest's conversion; who is nothing may not read it before it is frozen. */
export function asOf(viewer: Viewer, contest: string): ConversionPart[] {
  return (['organiser', 'authority'] as const).filter((role) => holds(viewer, role, { contest }));
}
