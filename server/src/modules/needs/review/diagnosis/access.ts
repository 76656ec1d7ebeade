import { holds, type Viewer } from '#kernel/viewer.ts';
import { asOf as asOfNeed, type NeedPlace } from '../../access.ts';
import type { DiagnosisPart } from './lifecycle.ts';

/** Whose a diagnosis is, as what, and for which agency. */
export type DiagnosisPlace = {
  readonly person: string;
  readonly capacity: string;
  readonly organisation: string | null;
};

/** What the viewer is to a second diagnosis: the one who is asked, a reviewer of the need's place. */
export function asOf(viewer: Viewer, need: NeedPlace, diagnosis: DiagnosisPlace | null): DiagnosisPart[] {
  const parts: DiagnosisPart[] = [];
  if (viewer.person !== null && viewer.person === diagnosis?.person) parts.push('diagnoser');
  if (asOfNeed(viewer, need).includes('reviewer')) parts.push('reviewer');
  return parts;
}

/** Whether the viewer still is what it was asked as: a member of the agency while that is verified, or a judge of the need's place. */
export function isAble(viewer: Viewer, need: NeedPlace, { capacity, organisation }: DiagnosisPlace): boolean {
  if (capacity === 'expert') return holds(viewer, 'judge', { contest: need.contest, track: need.track });
  return viewer.memberships.some((one) => one.organisation === organisation && one.kind === 'agency' && one.verified);
}
