import type { Outcome } from '@jiebang/contract/judging/stage/session.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, membershipIn, type Viewer } from '#kernel/viewer.ts';
import { lockNeed } from '#modules/needs/index.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { toWatchers } from '../../final/access.ts';
import { insertOutcome, meetingById, outcomesOf } from '../../meeting/store.ts';
import { needIdsOf, playOf, type SceneMeeting, sceneOf } from '../queries/scene.ts';
import { whyNotRecord } from '../rules.ts';
import { lockSession } from '../store.ts';
import { goOn } from './agree.ts';

type Recorded = { readonly side: 'owner' | 'solver'; readonly outcome: Outcome; readonly note: string | null };

/** Keeps how a meeting ended, as one of its sides sees it; what it recorded before stays in the history. Where both go on, so does the need. */
export function recordOutcome(
  platform: Platform,
  viewer: Viewer,
  id: string,
  { side, outcome, note }: Recorded,
): Promise<{ id: string } | Refusal> {
  return platform.transact(async (tx) => {
    const { person } = viewer;
    const row = await meetingById(tx, id);
    const need = row && (await lockNeed(tx, row.need));
    const session = row && (await lockSession(tx, row.session));
    if (!need || !session || person === null) return refuse('not_found');
    const scene = await sceneOf(tx, session);
    const { meetings, timetable } = await playOf(tx, session, scene);
    const meeting = meetings.find((one) => one.id === id);
    const told = session.state === 'announced' || session.state === 'closed';
    const owns = meeting && membershipIn(viewer, meeting.need.owner) !== undefined;
    const solves = meeting?.team.solution.people.includes(person);
    if (!meeting || !told || !(side === 'owner' ? owns : solves)) return refuse('not_found');
    const refused = whyNotRecord(session.state, timetable.get(id)?.state ?? 'waiting');
    if (refused) return refused;
    await insertOutcome(tx, { meeting: id, side, outcome, note, person, at: await now(tx) });
    const actor = actorOf(viewer, side, side === 'owner' ? meeting.need.owner : null);
    record(tx, {
      name: 'session_outcome_recorded',
      subject: session.id,
      actor,
      data: { contest: session.contest },
      audience: [...toWatchers(session, needIdsOf(scene)), ...(await sidesThatRead(tx, meeting, side))],
    });
    await goOn(tx, need, actor);
    return { id };
  });
}

/** The side that records, and the other one where it has recorded its own: before that its page tells nothing of this one. */
async function sidesThatRead(tx: Tx, { id, need, team }: SceneMeeting, side: 'owner' | 'solver'): Promise<string[]> {
  const recorded = (await outcomesOf(tx, [id])).get(id);
  const sides = {
    owner: [`organisation:${need.owner}`],
    solver: team.solution.people.map((one) => `person:${one}`),
  };
  const other = side === 'owner' ? 'solver' : 'owner';
  return [...sides[side], ...(recorded?.[other] ? sides[other] : [])];
}
