import { membershipIn, type Viewer } from '#kernel/viewer.ts';
import type { NeedRow } from '#modules/needs/index.ts';
import { standsOnASide as ofASide } from '#modules/solutions/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';

/** Whether the viewer stands on a side of a need, by membership or by declaring it; see `solutions`. Who does runs no judging of it. */
export const standsOnASide = (_platform: Platform, db: Db, viewer: Viewer, need: NeedRow): Promise<boolean> =>
  ofASide(db, viewer, need);

/** Whether one who runs the need's contest stands on a side of it, and not on its owner's, who reads the ranking as that. */
export const isShutOut = async (platform: Platform, viewer: Viewer, need: NeedRow): Promise<boolean> =>
  !membershipIn(viewer, need.organisation) && (await standsOnASide(platform, platform.db, viewer, need));
