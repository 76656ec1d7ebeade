import type { Assigned } from '@jiebang/contract/needs/desk/desk.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { peopleById } from '#modules/identity/index.ts';
import type { Platform } from '#platform/platform.ts';
import { moveNeed } from '../../../actions/move.ts';
import { setNeed } from '../../../store.ts';
import { assigneeOf } from '../../queries/reviewers.ts';
import { eachOf } from './each.ts';

export type Assignment = {
  readonly reviewer: string;
  readonly needs: readonly string[];
  readonly note: string | null;
};

/**
 * Gives waiting needs to a reviewer, each in a move and a transaction of its own: what is refused of one is told beside what
 * became of the others. Who it was given to stands in the move's reason, so that the history keeps it.
 */
export async function assignNeeds(
  platform: Platform,
  viewer: Viewer,
  { reviewer, needs, note }: Assignment,
): Promise<{ items: Assigned[] } | Refusal> {
  const name = (await peopleById(platform.db, [reviewer])).get(reviewer)?.name;
  if (name === undefined) return refuse('invalid_input', { fields: [{ path: 'reviewer', code: 'unknown' }] });
  const done = await eachOf(platform, viewer, needs, (id) =>
    moveNeed(platform, viewer, id, 'assign', {
      reason: note === null ? name : `${name} · ${note}`,
      look: (tx, need) => assigneeOf(tx, need, reviewer),
      also: () => [`person:${reviewer}`],
      apply: (tx) => setNeed(tx, id, { reviewer }),
    }),
  );
  const people = await peopleById(
    platform.db,
    done.flatMap(({ row }) => row?.reviewer ?? []),
  );
  return {
    items: done.map(({ row, ...one }) => ({
      ...one,
      reviewer: (row?.reviewer && people.get(row.reviewer)?.name) || null,
    })),
  };
}
