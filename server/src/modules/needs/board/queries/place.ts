import type { WorkNeed } from '@jiebang/contract/needs/work.ts';
import { contestById, scopeAhead, trackById } from '#modules/contests/index.ts';
import { type Db, now } from '#platform/db/connection.ts';
import type { NeedRow } from '../../store.ts';

/** How the edition and the track of a need are called, and what the track is open to, now and where it is set to change. */
export async function placeOf(db: Db, need: Pick<NeedRow, 'contest' | 'track'>): Promise<WorkNeed['place']> {
  const contest = await contestById(db, need.contest);
  const track = await trackById(db, need.track);
  if (!contest || !track) throw new Error('a need without contest or track');
  const names = { contest: contest.name, contestEn: contest.nameEn, track: track.name, trackEn: track.nameEn };
  return { ...names, scope: track.scope, scopeAhead: await scopeAhead(db, track, await now(db)) };
}
