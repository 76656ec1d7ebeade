import type { DateReach } from '@jiebang/contract/contests/phase.ts';
import type { deskRoutes } from '@jiebang/contract/desk/routes.ts';
import type { Received } from '@jiebang/contract/http/route.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { contestById, isOrganiser, readable, trackById, tracksOf, tracksReached } from '#modules/contests/index.ts';
import { needsUnderWayIn, runningNeedsIn } from '#modules/needs/index.ts';
import { openedAmong } from '#modules/solutions/index.ts';
import type { Db } from '#platform/db/connection.ts';

type Asked = Received<(typeof deskRoutes)['dateReach']>['query'];

/** From when on the solutions of a need may be open. */
const past = ['closed', 'judging', 'noticed'];

/** How much is under way where a decision about dates reaches, for the contest's organisers; no solution is counted before it is opened. */
export async function dateReach(
  db: Db,
  viewer: Viewer,
  id: string,
  { of, track: named, end }: Asked,
): Promise<DateReach | Refusal> {
  const track = named ?? null;
  const contest = await contestById(db, id);
  if (!contest || !(await readable(db, viewer, contest))) return refuse('not_found');
  if (!isOrganiser(viewer, id)) return refuse('forbidden');
  if (track !== null && (await trackById(db, track))?.contest !== id) return refuse('not_found');
  const all = async () => (await tracksOf(db, id)).map((one) => one.id);
  const tracks = of === 'all' ? await all() : await tracksReached(db, id, track);
  const closed = (await runningNeedsIn(db, tracks)).filter(({ state }) => past.includes(state));
  const openedSolutions = await openedAmong(
    db,
    closed.map((need) => need.id),
  );
  return { ...(await needsUnderWayIn(db, tracks, end === undefined ? null : new Date(end))), openedSolutions };
}
