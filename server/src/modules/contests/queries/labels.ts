import type { ContestState } from '@jiebang/contract/contests/contest.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Label } from '#platform/facts/pointer.ts';
import { isOrganiser, isTrackOrganiser, mayRead } from '../access.ts';
import { tables } from '../store.ts';

/** How contests and tracks are called for one reader: one that is being prepared only for who runs it or that track of it. */
export async function contestLabels(
  db: Db,
  viewer: Viewer,
  { contests, tracks }: { readonly contests: readonly string[]; readonly tracks: readonly string[] },
): Promise<Map<string, Label>> {
  const labels = new Map<string, Label>();
  if (contests.length + tracks.length === 0) return labels;
  const ofTracks = await tables(db)
    .selectFrom('contests.track as t')
    .innerJoin('contests.contest as c', 'c.id', 't.contest')
    .select(['t.id', 't.name', 't.name_en as nameEn', 'c.id as contest', 'c.number', 'c.state'])
    .$narrowType<{ state: ContestState }>()
    .where('t.id', 'in', [...new Set([...tracks, ...contests])])
    .execute();
  const ofContests = await tables(db)
    .selectFrom('contests.contest')
    .select(['id', 'name', 'name_en as nameEn', 'number', 'state'])
    .$narrowType<{ state: ContestState }>()
    .where('id', 'in', [...new Set([...contests, ...tracks])])
    .execute();
  for (const { id, name, nameEn, number, state } of ofContests) {
    if (!mayRead(viewer, { id, state })) continue;
    const reads = isOrganiser(viewer, id);
    labels.set(id, { number, name, nameEn, address: reads ? `/workspace/contests/${id}` : `/contests/${id}`, reads });
  }
  for (const { id, name, nameEn, number, contest, state } of ofTracks) {
    const reads = isTrackOrganiser(viewer, contest, id);
    if (!(reads || mayRead(viewer, { id: contest, state }))) continue;
    const address = reads ? `/workspace/contests/${contest}/tracks/${id}` : `/contests/${contest}`;
    labels.set(id, { number, name, nameEn, address, reads });
  }
  return labels;
}
