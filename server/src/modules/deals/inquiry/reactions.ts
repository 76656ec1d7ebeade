import type { DueMove } from '#platform/module.ts';
import { lapseInquiry } from './actions/move.ts';
import { inquiriesOver } from './store.ts';

export const inquiryDueMoves: readonly DueMove[] = [
  { name: 'deals.lapse_inquiry', find: ({ db }, limit) => inquiriesOver(db, limit), run: lapseInquiry },
];
