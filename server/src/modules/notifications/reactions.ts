import type { Reaction } from '#platform/module.ts';
import { tell } from './actions/tell.ts';
import { tellings } from './config.ts';

export const notificationReactions: readonly Reaction[] = [
  { name: 'notifications.tell', on: [...new Set(tellings.map((one) => one.fact))], run: tell },
];
