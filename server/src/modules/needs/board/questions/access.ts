import { holds, type Viewer } from '#kernel/viewer.ts';
import { isOwnersPerson, type NeedPlace } from '../../access.ts';
import { shownStates } from './config.ts';
import type { QuestionPart } from './lifecycle.ts';

/** What access looks at: who asked, where it stands, and about whose need. */
export type QuestionPlace = { readonly asker: string; readonly state: string; readonly need: NeedPlace };

/** Whose grants let questions out, and what was answered. */
export const moderators = ['clearance_officer', 'organiser', 'track_organiser'] as const;

/** What the viewer is to this question. Staff keep their role over a need of their own organisation, so that the rule `independent` can say why not. */
export function asOf(viewer: Viewer, { asker, need }: QuestionPlace): QuestionPart[] {
  const within = { contest: need.contest, track: need.track };
  const parts: QuestionPart[] = [];
  if (viewer.person !== null && viewer.person === asker) parts.push('asker');
  if (moderators.some((role) => holds(viewer, role, within))) parts.push('moderator');
  if (isOwnersPerson(viewer, need)) parts.push('owner');
  return parts;
}

/**
 * As what the viewer may know of the question at all: its asker and independent staff always; the owner's people only once it
 * is public. Staff of the owner's own organisation are the owner's people here: they learn nothing before everyone does.
 */
export function knowsAs(viewer: Viewer, place: QuestionPlace): QuestionPart[] {
  const parts = asOf(viewer, place);
  if (!parts.includes('owner') || shownStates.includes(place.state)) return parts;
  return parts.includes('asker') ? ['asker'] : [];
}
