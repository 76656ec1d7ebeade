import { notificationRefusals } from '@jiebang/contract/notifications/refusals.ts';
import type { Module } from '#platform/module.ts';
import { digestDueMoves, digestReactions } from './digest/reactions.ts';
import { merging } from './queries/merging.ts';
import { personal } from './queries/personal.ts';
import { notificationReactions } from './reactions.ts';
import { notificationServed } from './routes.ts';
import { notices } from './sms/config.ts';
import { smsWork } from './sms/reactions.ts';

export { sendDeskDigest } from './digest/actions/desk-digest.ts';
export { dueDeskDigests } from './digest/store.ts';
export { unreadOf } from './queries/inbox.ts';

/** 消息: who is told of what, in the inbox, by e-mail and live on open pages; and what people follow. */
export const notifications: Module = {
  name: 'notifications',
  personal,
  merging,
  routes: notificationServed,
  refusals: notificationRefusals,
  reactions: [...notificationReactions, ...digestReactions],
  dueMoves: digestDueMoves,
  longWork: smsWork,
  notices,
};
