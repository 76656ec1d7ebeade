import type { Viewer } from '#kernel/viewer.ts';
import { findNeed, type NeedRow } from '#modules/needs/index.ts';
import { type Db, now } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { standsOnASideOfAny } from '../../../queries/sides.ts';
import type { SessionContext } from '../rules.ts';
import { choicesOf, mutualOf, needsOfSession, type SessionRow } from '../store.ts';

/** What the rules of a session look at, as the database has it. */
export async function contextOf(
  platform: Platform,
  db: Db,
  viewer: Viewer,
  session: SessionRow,
): Promise<SessionContext> {
  const needs = (await needsOfSession(db, session.id)).map(({ need }) => need);
  return {
    ofASide: await ofASideOf(platform, db, viewer, needs),
    needs: needs.length,
    now: (await now(db)).getTime(),
    chooseBy: session.choose_by.getTime(),
    // Nothing is asked for yet: any later time would do.
    later: Number.MAX_SAFE_INTEGER,
    mutual: mutualOf(await choicesOf(db, session.id)).length,
  };
}

/** Whether the viewer stands on a side of one of these needs. */
export async function ofASideOf(
  platform: Platform,
  db: Db,
  viewer: Viewer,
  needs: readonly string[],
): Promise<boolean> {
  const found: NeedRow[] = [];
  for (const id of needs) {
    const need = await findNeed(db, id);
    if (need) found.push(need);
  }
  return standsOnASideOfAny(platform, db, viewer, found);
}
