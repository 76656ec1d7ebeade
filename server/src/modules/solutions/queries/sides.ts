import { membershipIn, type Viewer } from '#kernel/viewer.ts';
import type { NeedRow } from '#modules/needs/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { hasStoodAside } from '../opening/store.ts';
import { openedOf } from './for-judging.ts';

/**
 * Whether the viewer stands on a side of a need: of its owner, of a solver or registered partner, of a team, or by declaring a conflict.
 * Whoever does has no part in running its judging, and reads nothing of it but as the owner's. Before the opening only the owner's side
 * and what was declared are known here: to look for more would tell who solves.
 */
export async function standsOnASide(
  db: Db,
  viewer: Viewer,
  need: Pick<NeedRow, 'id' | 'organisation'>,
): Promise<boolean> {
  const { person } = viewer;
  if (membershipIn(viewer, need.organisation)) return true;
  if (person !== null && (await hasStoodAside(db, need.id, person))) return true;
  const solutions = await openedOf(db, need.id);
  return solutions.some(
    ({ organisation, partners, people }) =>
      (person !== null && people.includes(person)) ||
      [organisation, ...partners].some((one) => membershipIn(viewer, one) !== undefined),
  );
}
