import type { Task } from '@jiebang/contract/desk/task.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { type Db, now } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { asOfFinal } from '../../final/access.ts';
import { outcomesOf } from '../../meeting/store.ts';
import { choicesOf, needsOfSession, type SessionRow, sessionsOf } from '../store.ts';
import { ofASideOf } from './context.ts';
import { ownsOf, playOf, sceneOf, slotsOf, solvesOf } from './scene.ts';

/** As many sessions as go on at once, with room. */
const most = 20;

/** What this person must do now for a matchmaking session: choose, make the timetable, record how a meeting ended. */
export async function sessionTasks(platform: Platform, viewer: Viewer): Promise<Task[]> {
  const { db } = platform;
  const sessions = await sessionsOf(db, { states: ['choosing', 'announced'], after: null, limit: most });
  if (sessions.length === 0) return [];
  const at = await now(db);
  const found: Task[] = [];
  for (const session of sessions) {
    const over = at >= session.choose_by;
    if (session.state === 'announced') {
      if (await hasToRecord(db, viewer, session, at)) found.push(task(session, 'session_record', '', null));
    } else if (over) {
      if (await hasToPlan(platform, viewer, session)) found.push(task(session, 'session_plan', '/console', null));
    } else if (await hasToChoose(db, viewer, session)) {
      found.push(task(session, 'session_choose', '', session.choose_by));
    }
  }
  return found;
}

/** Whether the viewer runs the session and stands on no side of its needs. */
async function hasToPlan(platform: Platform, viewer: Viewer, session: SessionRow): Promise<boolean> {
  if (asOfFinal(viewer, session).length === 0) return false;
  const needs = (await needsOfSession(platform.db, session.id)).map(({ need }) => need);
  return !(await ofASideOf(platform, platform.db, viewer, needs));
}

/** Whether a need of the viewer's has chosen nobody yet, or a team of theirs takes part without a choice, or does not take part. */
async function hasToChoose(db: Db, viewer: Viewer, session: SessionRow): Promise<boolean> {
  const scene = await sceneOf(db, session);
  const [owns, solves] = [ownsOf(scene, viewer), solvesOf(scene, viewer)];
  if (owns.length + solves.length === 0) return false;
  const choices = await choicesOf(db, session.id);
  const owing = owns.some(({ id }) => !choices.some(({ side, need }) => side === 'owner' && need === id));
  const waiting = solves.some(({ id }) => {
    const team = scene.teams.find(({ row }) => row.solution === id);
    return !choices.some((one) => one.side === 'solver' && one.team === team?.id);
  });
  return owing || waiting;
}

/** Whether a meeting of the viewer's is over whose end their side has not recorded. */
async function hasToRecord(db: Db, viewer: Viewer, session: SessionRow, at: Date): Promise<boolean> {
  const scene = await sceneOf(db, session);
  const [owns, solves] = [ownsOf(scene, viewer), solvesOf(scene, viewer)];
  if (owns.length + solves.length === 0) return false;
  const { meetings, timetable } = await playOf(db, session, scene);
  const ends = new Map(slotsOf(session).map(({ slot, to }) => [slot, Date.parse(to)]));
  const outcomes = await outcomesOf(
    db,
    meetings.map(({ id }) => id),
  );
  return meetings.some(({ id, need, team }) => {
    const slot = timetable.get(id)?.slot ?? null;
    if (slot === null || at.getTime() < (ends.get(slot) ?? 0)) return false;
    const recorded = outcomes.get(id);
    const asOwner = owns.some((one) => one.id === need.id) && !recorded?.owner;
    return asOwner || (solves.some((one) => one.id === team.solution.id) && !recorded?.solver);
  });
}

function task({ id, number, title }: SessionRow, code: string, below: string, due: Date | null): Task {
  return {
    key: `judging:${code}:${id}`,
    module: 'judging',
    code,
    subject: { id, number, title },
    due: due?.toISOString() ?? null,
    address: `/sessions/${id}${below}`,
  };
}
