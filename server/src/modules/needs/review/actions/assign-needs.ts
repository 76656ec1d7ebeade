import type { Assigned } from '@jiebang/contract/needs/desk/desk.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { peopleById } from '#modules/identity/index.ts';
import type { Platform } from '#platform/platform.ts';
import { mayReadOriginal } from '../../access.ts';
import { moveNeed } from '../../actions/move.ts';
import { findNeed, setNeed } from '../../store.ts';
import { assigneeOf } from '../queries/reviewers.ts';

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
  const items: Assigned[] = [];
  for (const id of new Set(needs)) {
    const moved = await moveNeed(platform, viewer, id, 'assign', {
      reason: note === null ? name : `${name} · ${note}`,
      look: (tx, need) => assigneeOf(tx, need, reviewer),
      also: () => [`person:${reviewer}`],
      apply: (tx) => setNeed(tx, id, { reviewer }),
    });
    items.push(await assigned(platform, viewer, id, isRefusal(moved) ? moved.refused : null));
  }
  return { items };
}

/** One need as the assignment left it; of one that the viewer may not read, its id alone. */
async function assigned({ db }: Platform, viewer: Viewer, id: string, refused: string | null): Promise<Assigned> {
  const need = await findNeed(db, id);
  if (!need || !mayReadOriginal(viewer, need)) return { need: id, number: null, title: null, reviewer: null, refused };
  const name = need.reviewer ? (await peopleById(db, [need.reviewer])).get(need.reviewer)?.name : null;
  return { need: id, number: need.number, title: need.title, reviewer: name ?? null, refused };
}
