import type { Merging } from '#platform/db/merging.ts';
import { handOverInquiries } from '../inquiry/store.ts';
import { runningDealsOf } from './of-organisation.ts';

/** A deal has parties who signed: it ends before one of them is merged. */
export const merging: Merging = {
  running: async (db, organisation) =>
    (await runningDealsOf(db, organisation)).map(({ id, need_number, achievement_number }) => ({
      ...{ kind: 'deal', id, title: need_number ?? achievement_number ?? '' },
    })),
  handOver: handOverInquiries,
};
