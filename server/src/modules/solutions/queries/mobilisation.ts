import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { ruleOf } from '#modules/contests/index.ts';
import { findNeed } from '#modules/needs/index.ts';
import { now } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { runsContestOf } from '../access.ts';
import { tables } from '../store.ts';

/**
 * Whether anything at all has been handed in for a need on the board, for organisers who have to mobilise; never how much, nor whose. Null where
 * the contest does not allow it: then nothing is looked up, so nothing can show.
 */
export async function mobilisationOf(
  { db }: Platform,
  viewer: Viewer,
  id: string,
): Promise<{ answers: 'none' | 'some' | null } | Refusal> {
  const need = await findNeed(db, id);
  if (!need || !runsContestOf(viewer, need)) return refuse('not_found');
  const asks = need.state === 'published' && need.mode === 'sealed';
  if (!asks || !(await ruleOf(db, need.contest, 'mobilisation_hint', await now(db), need.track)))
    return { answers: null };
  const some = await tables(db)
    .selectFrom('solutions.solution')
    .select('id')
    .where('need', '=', id)
    .where('state', '=', 'submitted')
    .limit(1)
    .executeTakeFirst();
  return { answers: some ? 'some' : 'none' };
}
