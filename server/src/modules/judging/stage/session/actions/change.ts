import type { SessionAct } from '@jiebang/contract/judging/stage/session.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { now } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { asOfFinal, toWatchers } from '../../final/access.ts';
import { decideChange, undoable } from '../../meeting/rules.ts';
import { append, entryOf, type NewEntry } from '../../meeting/store.ts';
import { contextOf } from '../queries/context.ts';
import { needIdsOf, type Play, playOf, sceneOf } from '../queries/scene.ts';
import { sessionRules } from '../rules.ts';
import { lockSession, type SessionRow } from '../store.ts';

/** Moves, swaps or calls off a meeting: decided from the record so far, and appended to it. */
export function changeMeeting(platform: Platform, viewer: Viewer, id: string, asked: SessionAct) {
  return appendTo(platform, viewer, id, (session, { meetings, timetable }) => {
    const { action, meeting, other, reason } = asked;
    const [slot, table] = action === 'move' ? [asked.slot, asked.table] : [null, null];
    const change = { action, meeting, other: action === 'swap' ? other : null, slot, table, reason };
    return decideChange(session, meetings, timetable, change) ?? change;
  });
}

/** Takes back the newest change that still stands; both stay in the record. `n` is the one that the asker saw. */
export function undoMeeting(
  platform: Platform,
  viewer: Viewer,
  id: string,
  { n, reason }: { n: number; reason: string | null },
) {
  return appendTo(platform, viewer, id, ({ state }, { rows }) => {
    if (state !== 'planned' && state !== 'announced') return refuse('not_in_this_state', { detail: { state } });
    const entries = rows.map(entryOf);
    if (undoable(entries) !== n) return refuse('changed_meanwhile');
    const undone = entries.find((one) => one.n === n);
    return { action: 'undo', meeting: undone?.meeting ?? null, other: undone?.other ?? null, undoes: n, reason };
  });
}

type Make = (session: SessionRow, play: Play) => NewEntry | Refusal;

function appendTo(platform: Platform, viewer: Viewer, id: string, make: Make): Promise<{ n: number } | Refusal> {
  return platform.transact(async (tx) => {
    const session = await lockSession(tx, id);
    if (!session || asOfFinal(viewer, session).length === 0) return refuse('not_found');
    const independent = sessionRules.independent(await contextOf(platform, tx, viewer, session));
    if (independent) return independent;
    const scene = await sceneOf(tx, session);
    const play = await playOf(tx, session, scene);
    const entry = make(session, play);
    if (isRefusal(entry)) return entry;
    const actor = actorOf(viewer, 'organiser');
    const n = await append(tx, id, entry, actor, await now(tx));
    record(tx, {
      name: 'session_meeting_changed',
      subject: id,
      actor,
      data: { contest: session.contest, act: entry.action },
      audience: [
        ...toWatchers(session, needIdsOf(scene)),
        ...(session.state === 'announced' ? affected(play, entry) : []),
      ],
    });
    return { n };
  });
}

/** Who sits at the meetings that an entry is about, and the hall. */
function affected({ meetings }: Play, { meeting, other }: NewEntry): string[] {
  const changed = meetings.filter(({ id }) => id === meeting || id === other);
  const sides = changed.flatMap(({ need, team }) => [
    `organisation:${need.owner}`,
    ...team.solution.people.map((person) => `person:${person}`),
  ]);
  return ['public', ...new Set(sides)];
}
