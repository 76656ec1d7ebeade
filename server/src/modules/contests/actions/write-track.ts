import type { TrackInput, Track as TrackView } from '@jiebang/contract/contests/contest.ts';
import { sql } from 'kysely';
import { newId } from '#kernel/ids.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { isOrganiser, isTrackOrganiser, mayRead } from '../access.ts';
import { contestById, trackById, tracksOf } from '../queries/contests.ts';
import { scopeKnown } from '../rules.ts';
import { tablesIn } from '../store.ts';
import { viewTrack } from '../views.ts';

/** Makes a track of a contest that is not over, after those it has. */
export async function createTrack(
  platform: Platform,
  viewer: Viewer,
  contest: string,
  input: TrackInput,
): Promise<TrackView | Refusal> {
  return platform.transact(async (tx) => {
    const barred = await notChangeable(tx, viewer, contest, isOrganiser(viewer, contest));
    const refusal = barred ?? scopeKnown(input);
    if (refusal) return refusal;
    const id = newId();
    const n = ((await tracksOf(tx, contest)).at(-1)?.n ?? 0) + 1;
    const at = await now(tx);
    await tablesIn(tx)
      .insertInto('contests.track')
      .values({ id, contest, n, ...columnsOf(input), created_at: at })
      .execute();
    return written(tx, viewer, id, 'track_created');
  });
}

/** Edits a track of a contest that is not over; by the contest's organisers or the track's. */
export async function editTrack(
  platform: Platform,
  viewer: Viewer,
  id: string,
  version: number,
  input: TrackInput,
): Promise<TrackView | Refusal> {
  return platform.transact(async (tx) => {
    const track = await trackById(tx, id);
    if (!track) return refuse('not_found');
    const barred = await notChangeable(tx, viewer, track.contest, isTrackOrganiser(viewer, track.contest, id));
    const refusal = barred ?? scopeKnown(input);
    if (refusal) return refusal;
    const done = await tablesIn(tx)
      .updateTable('contests.track')
      .set({ ...columnsOf(input), version: sql<number>`version + 1` })
      .where('id', '=', id)
      .where('version', '=', version)
      .returning('id')
      .executeTakeFirst();
    return done ? written(tx, viewer, id, 'track_edited') : refuse('stale_version');
  });
}

/** Locks the contest; says why its tracks cannot be changed by this viewer now. */
async function notChangeable(tx: Tx, viewer: Viewer, id: string, mine: boolean): Promise<Refusal | null> {
  await sql`select id from contests.contest where id = ${id} for update`.execute(tx);
  const contest = await contestById(tx, id);
  if (!contest || !(mine || mayRead(viewer, contest))) return refuse('not_found');
  if (!mine) return refuse('forbidden');
  const over = contest.state === 'closed' || contest.state === 'archived';
  return over ? refuse('not_in_this_state', { detail: { state: contest.state } }) : null;
}

async function written(tx: Tx, viewer: Viewer, id: string, fact: string): Promise<TrackView | Refusal> {
  record(tx, { name: fact, subject: id, actor: actorOf(viewer, 'organiser'), audience: ['role:organiser'] });
  const track = await trackById(tx, id);
  return track ? viewTrack(track) : refuse('not_found');
}

function columnsOf({ nameEn, introEn, ...input }: TrackInput) {
  return { ...input, name_en: nameEn, intro_en: introEn };
}
