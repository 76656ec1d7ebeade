import type { OpenTrack } from '@jiebang/contract/needs/desk/track.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { contestById, type Track, tracksOf, tracksTakingNeeds } from '#modules/contests/index.ts';
import { type Db, now } from '#platform/db/connection.ts';
import { isOwnersPerson } from '../../../access.ts';
import { findNeed } from '../../../store.ts';
import { mendUntilOfEach } from './hand-in.ts';

/** The other tracks to which the viewer's need may go: those that take needs now, and while it is to be mended all of its edition. */
export async function openTracks(db: Db, viewer: Viewer, id: string): Promise<{ items: OpenTrack[] } | Refusal> {
  const need = await findNeed(db, id);
  if (!need || !isOwnersPerson(viewer, need)) return refuse('not_found');
  if (need.state !== 'draft' && need.state !== 'returned') return { items: [] };
  const at = await now(db);
  const taking = await tracksTakingNeeds(db);
  const mendUntil = (await mendUntilOfEach(db, [need]))(need);
  const items: OpenTrack[] = [];
  for (const id of new Set([need.contest, ...taking.map(({ contest }) => contest)])) {
    const contest = await contestById(db, id);
    if (!contest) continue;
    const ofSameEdition = id === need.contest;
    const untilOf = (track: string) => {
      const ends = [taking.find((one) => one.track === track)?.until, ofSameEdition ? mendUntil : null];
      return Math.max(...ends.map((end) => end?.getTime() ?? 0));
    };
    for (const track of await tracksOf(db, id)) {
      const until = untilOf(track.id);
      if (track.id !== need.track && until > at.getTime())
        items.push({
          ...named(track),
          ...{ contest: edition(contest), ofSameEdition },
          ...{ until: new Date(until).toISOString(), scope: track.scope },
        });
    }
  }
  return { items };
}

const named = ({ id, name, nameEn, kind }: Track) => ({ id, name, nameEn, kind });
const edition = ({ id, name, nameEn }: OpenTrack['contest']) => ({ id, name, nameEn });
