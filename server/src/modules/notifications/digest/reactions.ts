import type { DueMove, Reaction } from '#platform/module.ts';
import { beginDeskDigest } from './actions/desk-digest.ts';
import { sendDigest } from './actions/digest.ts';
import { dueDigests } from './store.ts';

export const digestDueMoves: readonly DueMove[] = [
  { name: 'notifications.digest', find: ({ db }, limit) => dueDigests(db, limit), run: sendDigest },
];

export const digestReactions: readonly Reaction[] = [
  { name: 'notifications.desk_digest', on: ['role_granted'], run: beginDeskDigest },
];
