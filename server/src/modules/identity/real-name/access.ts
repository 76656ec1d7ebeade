import type { Viewer } from '#kernel/viewer.ts';
import { isDecider } from '../access.ts';
import type { RealNamePart } from './lifecycle.ts';

/** What a viewer is to the verification of a person. */
export function asOf(viewer: Viewer, person: string): RealNamePart[] {
  const parts: RealNamePart[] = [];
  if (viewer.person === person) parts.push('self');
  if (isDecider(viewer)) parts.push('decider');
  return parts;
}
