import type { DueMove } from '#platform/module.ts';
import { sendDigest } from './actions/digest.ts';
import { dueDigests } from './store.ts';

export const digestDueMoves: readonly DueMove[] = [
  { name: 'notifications.digest', find: ({ db }, limit) => dueDigests(db, limit), run: sendDigest },
];
