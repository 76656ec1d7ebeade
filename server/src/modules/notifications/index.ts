import { notificationRefusals } from '@jiebang/contract/notifications/refusals.ts';
import type { Module } from '#platform/module.ts';
import { digestDueMoves } from './digest/reactions.ts';
import { personal } from './queries/personal.ts';
import { notificationReactions } from './reactions.ts';
import { notificationServed } from './routes.ts';

export { unreadOf } from './queries/inbox.ts';

/** 消息: who is told of what, in the inbox, by e-mail and live on open pages; and what people follow. */
export const notifications: Module = {
  name: 'notifications',
  personal,
  routes: notificationServed,
  refusals: notificationRefusals,
  reactions: notificationReactions,
  dueMoves: digestDueMoves,
};
