import {
  isPutAway,
  type TrackEdit,
  type TrackInput,
  type Track as TrackView,
} from '@jiebang/contract/contests/contest.ts';
import { toHolders } from '#kernel/audience.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { isOrganiser, isTrackOrganiser } from '../access.ts';
import { contestById, readable, trackById, tracksOf } from '../queries/contests.ts';
import { scopeKnown } from '../rules.ts';
import { deleteTrack, insertRule, insertTrack, lockContest, writeTrack } from '../store.ts';
import { viewTrack } from '../views.ts';

/** Makes a track of a contest that is not over, after those it has, with the first version of what it is open to. */
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
    const { fields, industries, regions, countries } = input;
    const value = { fields, industries, regions, countries };
    const rule = { contest, track: id, key: 'track_scope', value, from: await now(tx), note: '' } as const;
    await insertRule(tx, rule, viewer.person);
    record(tx, { name: 'track_created', subject: id, ...told(viewer, contest) });
    return trackNow(tx, id);
  });
}

/** Edits how a track of a contest that is not over is called and told of; by the contest's organisers or the track's. */
export async function editTrack(
  platform: Platform,
  viewer: Viewer,
  id: string,
  version: number,
  input: TrackEdit,
): Promise<TrackView | Refusal> {
  return platform.transact(async (tx) => {
    const track = await trackById(tx, id);
    if (!track) return refuse('not_found');
    const barred = await notChangeable(tx, viewer, track.contest, isTrackOrganiser(viewer, track.contest, id));
    if (barred) return barred;
    if (!(await writeTrack(tx, id, version, input))) return refuse('stale_version');
    record(tx, { name: 'track_edited', subject: id, ...told(viewer, track.contest) });
    return trackNow(tx, id);
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
    const { data, ...rest } = told(viewer, track.contest);
    record(tx, {
      name: 'track_removed',
      subject: id,
      ...rest,
      data: { ...data, name: track.name, nameEn: track.nameEn },
    });
    return { done: true };
  });
}

/** Locks the contest; says why its tracks cannot be changed by this viewer now. */
async function notChangeable(tx: Tx, viewer: Viewer, id: string, mine: boolean): Promise<Refusal | null> {
  await lockContest(tx, id);
  const contest = await contestById(tx, id);
  if (!contest || !(mine || (await readable(tx, viewer, contest)))) return refuse('not_found');
  if (!mine) return refuse('forbidden');
  const over = contest.state === 'closed' || isPutAway(contest.state);
  return over ? refuse('not_in_this_state', { detail: { state: contest.state } }) : null;
}

/** Of what is done to a track: by whom, of which contest, and who is told. */
const told = (viewer: Viewer, contest: string) => ({
  actor: actorOf(viewer, 'organiser'),
  data: { contest },
  audience: toHolders('organiser', { contest }),
});

async function trackNow(tx: Tx, id: string): Promise<TrackView | Refusal> {
  const track = await trackById(tx, id);
  return track ? viewTrack(track) : refuse('not_found');
}
