import type { LongWork } from '#platform/module.ts';
import { sendText } from './actions/send-text.ts';
import { dueTexts } from './store.ts';

/** In the lane of long work: a provider that is slow to answer holds up no due move. */
export const smsWork: readonly LongWork[] = [
  { name: 'notifications.sms', find: ({ db }, limit) => dueTexts(db, limit), run: sendText },
];
