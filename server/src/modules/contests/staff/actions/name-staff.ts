import { isPutAway } from '@jiebang/contract/contests/contest.ts';
import type { StaffLine, StaffRole } from '@jiebang/contract/contests/staff.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import {
  type Appointing,
  type Appointment,
  appoint,
  dismiss,
  type Ending,
  offerAgain,
} from '#modules/identity/index.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { isOrganiser } from '../../access.ts';
import { type Contest, contestById, type Track, tracksOf } from '../../queries/contests.ts';
import { ruleOf } from '../../queries/rules.ts';
import { lockContest } from '../../store.ts';
import { namesAs } from '../access.ts';
import { staffPlaces } from '../queries/staff.ts';
import { viewStaff } from '../views.ts';

type Given = Pick<Appointment, 'email' | 'mobile' | 'from' | 'to' | 'secondFactor'> & {
  readonly role: StaffRole;
  readonly track: string | null;
};

/** Names somebody in a contest that is not put away, or in a track of it. */
export async function nameStaff(
  platform: Platform,
  viewer: Viewer,
  id: string,
  { role, track, ...given }: Given,
): Promise<StaffLine | Refusal> {
  return platform.transact(async (tx) => {
    const found = await contestOf(tx, viewer, id);
    if (isRefusal(found)) return found;
    const { contest, tracks } = found;
    const place = tracks.find((one) => one.id === track);
    if (track !== null && !place) return refuse('not_found');
    if (!namesAs(viewer, { contest: id, track }).includes(role)) return refuse('forbidden');
    if (isPutAway(contest.state)) return refuse('not_in_this_state', { detail: { state: contest.state } });
    const scoped =
      track === null ? { scope: 'contest' as const, scopeId: id } : { scope: 'track' as const, scopeId: track };
    const by = await appointing(tx, viewer, contest, place);
    const made = await appoint(tx, platform, { ...given, role, ...scoped }, by);
    return isRefusal(made) ? made : viewStaff(made, viewer, id);
  });
}

/** Sends the offer of a role in a contest or a track of it again, with a new day. */
export async function sendStaffAgain(
  platform: Platform,
  viewer: Viewer,
  id: string,
  grant: string,
): Promise<{ done: true } | Refusal> {
  return platform.transact(async (tx) => {
    const found = await contestOf(tx, viewer, id);
    if (isRefusal(found)) return found;
    const { contest, tracks } = found;
    return offerAgain(tx, platform, grant, async (of) => {
      const place = tracks.find((track) => track.id === of.scopeId);
      const refused = whyNotHis(viewer, id, tracks, of);
      if (refused) return refused;
      if (isPutAway(contest.state)) return refuse('not_in_this_state', { detail: { state: contest.state } });
      return appointing(tx, viewer, contest, place);
    });
  });
}

/** Who appoints, in whose name, and for how many days an offer waits by the contest's rule. */
async function appointing(tx: Tx, viewer: Viewer, contest: Contest, track: Track | undefined): Promise<Appointing> {
  const of = { zh: contest.name, en: contest.nameEn };
  return {
    actor: actorOf(viewer, actsAs(viewer, contest.id)),
    place: track ? { zh: `${of.zh}·${track.name}`, en: `${of.en}, ${track.nameEn}` } : of,
    offerDays: await ruleOf(tx, contest.id, 'role_offer_days', await now(tx), track?.id ?? null),
  };
}

/** Why a role is not the viewer's to end or to offer again; null where it is. */
function whyNotHis(viewer: Viewer, id: string, tracks: readonly Track[], { role, scope, scopeId }: Ending) {
  const inside = new Set([id, ...tracks.map((track) => track.id)]);
  if (scopeId === null || !inside.has(scopeId)) return refuse('not_found');
  const place = { contest: id, track: scope === 'track' ? scopeId : null };
  return namesAs(viewer, place).some((one) => one === role) ? null : refuse('forbidden');
}

/** Ends a role that somebody has in a contest or a track of it, or takes back an invitation. */
export async function endStaff(
  platform: Platform,
  viewer: Viewer,
  id: string,
  grant: string,
): Promise<{ done: true } | Refusal> {
  return platform.transact(async (tx) => {
    const found = await contestOf(tx, viewer, id);
    if (isRefusal(found)) return found;
    return dismiss(tx, grant, actorOf(viewer, actsAs(viewer, id)), (of) => whyNotHis(viewer, id, found.tracks, of));
  });
}

const actsAs = (viewer: Viewer, contest: string) => (isOrganiser(viewer, contest) ? 'organiser' : 'track_organiser');

/** A contest, held, with its tracks, for whoever names somebody in it. */
async function contestOf(tx: Tx, viewer: Viewer, id: string): Promise<{ contest: Contest; tracks: Track[] } | Refusal> {
  await lockContest(tx, id);
  const contest = await contestById(tx, id);
  const tracks = await tracksOf(tx, id);
  const places = staffPlaces(viewer, contest, tracks);
  if (isRefusal(places)) return places;
  return contest ? { contest, tracks } : refuse('not_found');
}
