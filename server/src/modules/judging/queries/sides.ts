import type { Viewer } from '#kernel/viewer.ts';
import type { NeedRow } from '#modules/needs/index.ts';
import { standsOnASide as ofASide } from '#modules/solutions/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';

/** Whether the viewer stands on a side of a need, by membership or by declaring it; see `solutions`. Who does runs no judging of it. */
export const standsOnASide = (_platform: Platform, db: Db, viewer: Viewer, need: NeedRow): Promise<boolean> =>
  ofASide(db, viewer, need);
