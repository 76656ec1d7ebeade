import { dueDeskDigests } from '#modules/notifications/index.ts';
import type { DueMove } from '#platform/module.ts';
import { sendDigest } from './actions/send-digest.ts';

export const deskDueMoves: readonly DueMove[] = [
  { name: 'desk.digest', find: ({ db }, limit) => dueDeskDigests(db, limit), run: sendDigest },
];
