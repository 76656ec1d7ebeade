import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Tx } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { isAuthor } from '../access.ts';
import { teamKeyOf } from '../documents/keys.ts';
import { lockSolution, type Whole } from '../store.ts';
import { type TeamRow, teamById } from '../team/store.ts';

/** One's own solution, its rows held, with the team's key at hand. */
export type Own = Whole & { readonly team: TeamRow; readonly teamKey: Uint8Array };

/** Does something with one's own solution in one transaction. For everyone but its team it does not exist. */
export function withOwn<T>(
  platform: Platform,
  viewer: Viewer,
  id: string,
  work: (tx: Tx, own: Own) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  return platform.transact(async (tx) => {
    const whole = await lockSolution(tx, id);
    if (!whole || !isAuthor(viewer, whole.place)) return refuse('not_found');
    const team = await teamById(tx, whole.row.team);
    if (!team) throw new Error('a solution without its team');
    return work(tx, { ...whole, team, teamKey: teamKeyOf(platform, team) });
  });
}
