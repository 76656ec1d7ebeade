import type { DueMove } from '#platform/module.ts';
import { lapseDisclosure } from './actions/move.ts';
import { disclosuresOver } from './store.ts';

export const confidentialDueMoves: readonly DueMove[] = [
  { name: 'needs.lapse_disclosure', find: ({ db }, limit) => disclosuresOver(db, limit), run: lapseDisclosure },
];
