import { membershipIn, type Viewer } from '#kernel/viewer.ts';
import type { NeedRow } from '#modules/needs/index.ts';
import { sidesOf, standsOnASide } from '#modules/solutions/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';

export { standsOnASide };

/** Whether the viewer stands on a side of one of these needs. */
export async function standsOnASideOfAny(
  platform: Platform,
  db: Db,
  { person }: Viewer,
  needs: readonly NeedRow[],
): Promise<boolean> {
  return person !== null && (await sidesOf(platform, db, person, needs)).size > 0;
}

/** Whether one who runs the need's contest stands on a side of it, and not on its owner's, who reads the ranking as that. */
export const isShutOut = async (platform: Platform, viewer: Viewer, need: NeedRow): Promise<boolean> =>
  !membershipIn(viewer, need.organisation) && (await standsOnASide(platform, platform.db, viewer, need));
