import type { NeedState } from '@jiebang/contract/needs/need.ts';
import { type RawBuilder, sql } from 'kysely';
import type { Viewer } from '#kernel/viewer.ts';
import type { Db } from '#platform/db/connection.ts';
import { firstOfOwn, firstOfQueue } from '../review/desk/queries/queue.ts';

/** A published need as the public knows it. */
export type BoardNeed = { readonly id: string; readonly number: string; readonly title: string };

/** The first published needs in some states that the viewer runs as an organiser, in the order of their last move. */
export async function needsToRun(
  db: Db,
  viewer: Viewer,
  states: readonly NeedState[],
  limit: number,
): Promise<BoardNeed[]> {
  const roles = ['organiser', 'track_organiser'] as const;
  if (!viewer.grants.some(({ role }) => roles.some((one) => one === role))) return [];
  return onBoard(db, firstOfQueue(viewer, { roles, states, limit }));
}

/** The first published needs in a state of the viewer's own organisations, in the order of their last move. */
export async function ownNeedsAt(db: Db, viewer: Viewer, state: NeedState, limit: number): Promise<BoardNeed[]> {
  return viewer.memberships.length === 0 ? [] : onBoard(db, firstOfOwn(viewer, [state], limit));
}

async function onBoard(db: Db, ids: RawBuilder<unknown>): Promise<BoardNeed[]> {
  const { rows } = await sql<BoardNeed>`
    select n.id, b.number, b.title from needs.need n join needs.board b on b.need = n.id
    where n.id in (${ids}) order by n.moved_at, n.id`.execute(db);
  return rows;
}
