import { membershipIn, type Viewer } from '#kernel/viewer.ts';
import type { NeedRow } from '#modules/needs/index.ts';
import { solutionsForJudging } from '#modules/solutions/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';

/**
 * Whether the viewer stands on a side of a need: of its owner, of a solver or registered partner, or of a team. Who does
 * runs no judging of it. Before the opening only the owner's side is known here: to look for more would tell who solves.
 */
export async function standsOnASide(platform: Platform, db: Db, viewer: Viewer, need: NeedRow): Promise<boolean> {
  if (membershipIn(viewer, need.organisation)) return true;
  const { person } = viewer;
  const solutions = await solutionsForJudging(platform, db, need.id);
  return solutions.some(
    ({ organisation, partners, people }) =>
      (person !== null && people.includes(person)) ||
      [organisation, ...partners].some((one) => membershipIn(viewer, one) !== undefined),
  );
}
