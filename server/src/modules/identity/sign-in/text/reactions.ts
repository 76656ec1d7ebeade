import type { LongWork } from '#platform/module.ts';
import { sendInvitationText } from './actions/text-invitation.ts';
import { dueTexts } from './store.ts';

/** In the lane of long work: a provider that is slow to answer holds up no due move. */
export const textWork: readonly LongWork[] = [
  { name: 'identity.invitation_texts', find: ({ db }, limit) => dueTexts(db, limit), run: sendInvitationText },
];
