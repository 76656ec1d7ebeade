import type { ConsoleMeeting, SessionDraft, WorkSession } from '@jiebang/contract/judging/stage/session.ts';
import { allowed } from '#kernel/lifecycle.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { peopleById } from '#modules/identity/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { canOf } from '../../../views.ts';
import { asOfFinal, mayWatch } from '../../final/access.ts';
import { gapsOf, undoable } from '../../meeting/rules.ts';
import { entryOf, outcomesOf } from '../../meeting/store.ts';
import { sessionLife } from '../lifecycle.ts';
import { sessionRules } from '../rules.ts';
import { choicesOf, needsOfSession, type SessionNeedRow, type SessionRow, sessionById } from '../store.ts';
import { cardOf } from '../views.ts';
import { contextOf } from './context.ts';
import { needLineOf, type Play, playOf, sceneOf, slotsOf, teamLine } from './scene.ts';

/**
 * The console: who takes part, the timetable with its record, and what may be done now. Of choices it tells who has made any, never whom
 * they chose: only what is mutual, once it is planned.
 */
export async function readConsole(platform: Platform, viewer: Viewer, id: string): Promise<WorkSession | Refusal> {
  const { db } = platform;
  const session = await sessionById(db, id);
  if (!session || !mayWatch(viewer, session)) return refuse('not_found');
  const context = await contextOf(platform, db, viewer, session);
  if (context.ofASide) return refuse('conflict_of_interest');
  const as = asOfFinal(viewer, session);
  const scene = await sceneOf(db, session);
  const play = await playOf(db, session, scene);
  const choices = await choicesOf(db, id);
  const chose = (side: string, one: { need?: string; team?: string }) =>
    choices.some((made) => made.side === side && (made.need === one.need || made.team === one.team));
  const acts = as.length > 0 && (session.state === 'planned' || session.state === 'announced');
  return {
    ...cardOf(session),
    version: session.version,
    contest: session.contest,
    track: session.track,
    draft: draftOf(session, await needsOfSession(db, id)),
    slots: slotsOf(session),
    needs: scene.needs.map((need) => ({
      ...needLineOf(need),
      teams: scene.solutions.filter((solution) => solution.need === need.id).length,
      chose: chose('owner', { need: need.id }),
    })),
    teams: scene.teams.map((team) => ({ ...teamLine(team), chose: chose('solver', { team: team.id }) })),
    meetings: await meetingViews(db, play),
    plan: play.rows.length === 0 ? null : planOf(session, play),
    entries: await entryViews(db, play),
    undoable: acts ? undoable(play.rows.map(entryOf)) : null,
    can: {
      ...canOf(allowed(sessionLife, sessionRules, { state: session.state, as, context })),
      ...(acts ? { change: true } : {}),
    },
  };
}

function draftOf(session: SessionRow, needs: readonly SessionNeedRow[]): SessionDraft {
  return {
    title: session.title,
    titleEn: session.title_en,
    place: session.place,
    beginsAt: session.begins_at.toISOString(),
    tables: session.tables,
    slots: session.slots,
    slotMinutes: session.slot_minutes,
    gapMinutes: session.gap_minutes,
    chooseBy: session.choose_by.toISOString(),
    named: session.named,
    needs: needs.map(({ need, delegation }) => ({ need, delegation })),
  };
}

async function meetingViews(db: Db, { meetings, timetable }: Play): Promise<ConsoleMeeting[]> {
  const outcomes = await outcomesOf(
    db,
    meetings.map(({ id }) => id),
  );
  return meetings.map(({ id, need, team }) => {
    const at = timetable.get(id);
    const { n, organisation, teamName } = team;
    return {
      id,
      need: needLineOf(need),
      team: { id: team.id, n, organisation, teamName },
      state: at?.state ?? 'waiting',
      slot: at?.slot ?? null,
      table: at?.table ?? null,
      owner: outcomes.get(id)?.owner?.outcome ?? null,
      solver: outcomes.get(id)?.solver?.outcome ?? null,
    };
  });
}

function planOf({ slots }: SessionRow, { meetings, timetable }: Play): WorkSession['plan'] {
  const sides = new Map(meetings.map(({ id, people }) => [id, people]));
  return {
    wishes: meetings.length,
    served: [...timetable.values()].filter(({ state }) => state === 'placed').length,
    gaps: gapsOf(timetable, sides, slots),
  };
}

async function entryViews(db: Db, { rows }: Play): Promise<WorkSession['entries']> {
  const people = await peopleById(
    db,
    rows.flatMap(({ person }) => (person === null ? [] : [person])),
  );
  const undone = new Set(rows.map(({ undoes }) => undoes));
  return rows
    .map((row) => ({
      n: row.n,
      action: row.action,
      meeting: row.meeting,
      other: row.other,
      slot: row.slot,
      table: row.seat,
      at: row.at.toISOString(),
      by: row.person === null ? null : (people.get(row.person)?.name ?? null),
      reason: row.reason,
      undoes: row.undoes,
      undone: undone.has(row.n),
    }))
    .reverse();
}
