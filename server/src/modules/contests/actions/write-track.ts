import type { TrackInput, Track as TrackView } from '@jiebang/contract/contests/contest.ts';
import { toHolders } from '#kernel/audience.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import type { Tx } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { isOrganiser, isTrackOrganiser } from '../access.ts';
import { contestById, readable, trackById, tracksOf } from '../queries/contests.ts';
import { scopeKnown } from '../rules.ts';
import { deleteTrack, insertTrack, lockContest, writeTrack } from '../store.ts';
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
    const n = ((await tracksOf(tx, contest)).at(-1)?.n ?? 0) + 1;
    const id = await insertTrack(tx, contest, n, input);
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
    if (!(await writeTrack(tx, id, version, input))) return refuse('stale_version');
    return written(tx, viewer, id, 'track_edited');
  });
}

/** Removes a track of a contest in preparation: once it was opened, somebody may have come for it. */
export async function removeTrack(platform: Platform, viewer: Viewer, id: string): Promise<{ done: true } | Refusal> {
  return platform.transact(async (tx) => {
    const track = await trackById(tx, id);
    if (!track) return refuse('not_found');
    const barred = await notChangeable(tx, viewer, track.contest, isOrganiser(viewer, track.contest));
    if (barred) return barred;
    const state = (await contestById(tx, track.contest))?.state;
    if (state !== 'draft') return refuse('not_in_this_state', { detail: { state: state ?? '' } });
    await deleteTrack(tx, id);
    const audience = toHolders('organiser', { contest: track.contest });
    record(tx, { name: 'track_removed', subject: id, actor: actorOf(viewer, 'organiser'), audience });
    return { done: true };
  });
}

/** Locks the contest; says why its tracks cannot be changed by this viewer now. */
async function notChangeable(tx: Tx, viewer: Viewer, id: string, mine: boolean): Promise<Refusal | null> {
  await lockContest(tx, id);
  const contest = await contestById(tx, id);
  if (!contest || !(mine || (await readable(tx, viewer, contest)))) return refuse('not_found');
  if (!mine) return refuse('forbidden');
  const over = contest.state === 'closed' || contest.state === 'archived';
  return over ? refuse('not_in_this_state', { detail: { state: contest.state } }) : null;
}

async function written(tx: Tx, viewer: Viewer, id: string, fact: string): Promise<TrackView | Refusal> {
  const track = await trackById(tx, id);
  if (!track) return refuse('not_found');
  const audience = toHolders('organiser', { contest: track.contest });
  record(tx, { name: fact, subject: id, actor: actorOf(viewer, 'organiser'), audience });
  return viewTrack(track);
}
