import type { Viewer } from '#kernel/viewer.ts';
import { contestById } from '#modules/contests/index.ts';
import type { Platform } from '#platform/platform.ts';
import { nextNumber, tables } from '../store.ts';
import { moveNeed } from './move.ts';

/** Submits a draft for review with the signed declaration of truth, validity and non-secrecy; the first time it gets its permanent number. */
export function submitNeed(platform: Platform, viewer: Viewer, id: string, declaration: string) {
  return moveNeed(platform, viewer, id, 'submit', {
    apply: async (tx, need, at) => {
      const contest = await contestById(tx, need.contest);
      if (!contest || viewer.person === null) throw new Error('a submission without contest or person');
      await tables(tx)
        .insertInto('needs.declaration')
        .values({ need: id, version: declaration, person: viewer.person, at })
        .execute();
      if (need.number !== null) return;
      const number = await nextNumber(tx, contest.number);
      await tables(tx).updateTable('needs.need').set({ number }).where('id', '=', id).execute();
    },
  });
}
