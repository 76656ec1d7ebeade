import type { Reaction } from '#platform/module.ts';
import { tell } from './actions/tell.ts';
import { allTellings } from './queries/tellings.ts';

export const notificationReactions: readonly Reaction[] = [
  { name: 'notifications.tell', on: [...new Set(allTellings.map((one) => one.fact))], run: tell },
];
