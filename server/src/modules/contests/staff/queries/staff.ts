import type { StaffPage } from '@jiebang/contract/contests/staff.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { listGrants, viewGrant } from '#modules/identity/index.ts';
import { type Db, now } from '#platform/db/connection.ts';
import { isOrganiser, isTrackOrganiser, mayRead } from '../../access.ts';
import { type Contest, contestById, type Track, tracksOf } from '../../queries/contests.ts';
import { namesAs } from '../access.ts';
import { viewStaff } from '../views.ts';

/** Where a viewer sees a contest's people: its organisers everywhere, also those of the whole platform; a track's organisers there. */
export function staffPlaces(
  viewer: Viewer,
  contest: Contest | null,
  tracks: readonly Track[],
): { scopes: string[]; platform: boolean } | Refusal {
  if (!contest) return refuse('not_found');
  const all = isOrganiser(viewer, contest.id);
  const mine = tracks.map(({ id }) => id).filter((id) => isTrackOrganiser(viewer, contest.id, id));
  if (mine.length === 0 && !all) return refuse(mayRead(viewer, contest) ? 'forbidden' : 'not_found');
  return { scopes: all ? [contest.id, ...mine] : mine, platform: all };
}

/** The people of a contest with their roles, those invited among them, and as what the viewer may name somebody. */
export async function staffOf(
  db: Db,
  viewer: Viewer,
  id: string,
  page: { after?: string | undefined; limit: number },
): Promise<StaffPage | Refusal> {
  const contest = await contestById(db, id);
  const tracks = await tracksOf(db, id);
  const places = staffPlaces(viewer, contest, tracks);
  if (isRefusal(places)) return places;
  const { items, next } = await listGrants(db, page, await now(db), places);
  const named = tracks.map((track) => ({
    track: track.id,
    roles: [...namesAs(viewer, { contest: id, track: track.id })],
  }));
  return {
    items: items.map((row) => viewStaff(viewGrant(row), viewer, id)),
    next,
    names: {
      contest: [...namesAs(viewer, { contest: id, track: null })],
      tracks: named.filter(({ roles }) => roles.length > 0),
    },
  };
}
