import type { MyMeeting, MySession } from '@jiebang/contract/judging/stage/session.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { membershipIn, type Viewer } from '#kernel/viewer.ts';
import { type Db, now } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import type { MeetingNow } from '../../meeting/rules.ts';
import { outcomesOf } from '../../meeting/store.ts';
import { whyNotChoose, whyNotRecord } from '../rules.ts';
import { choicesOf, type SessionRow, sessionById } from '../store.ts';
import { cardOf } from '../views.ts';
import { followsOfEach } from './agreement.ts';
import { takesPart } from './list.ts';
import {
  needLineOf,
  ownsOf,
  playOf,
  type Scene,
  type SceneMeeting,
  sceneOf,
  slotsOf,
  solvesOf,
  teamLine,
} from './scene.ts';

/**
 * A session for who takes part in it: whom there is to choose, whom the own side chose, and from the announcement on the own meetings.
 * Whom the other side chose is told by nothing before, and after it by the meetings alone.
 */
export async function mySession(platform: Platform, viewer: Viewer, id: string): Promise<MySession | Refusal> {
  const { db } = platform;
  const session = await sessionById(db, id);
  if (!session || session.state === 'preparing') return refuse('not_found');
  const scene = await sceneOf(db, session);
  if (!takesPart(scene, viewer)) return refuse('not_found');
  const owns = ownsOf(scene, viewer);
  const solves = solvesOf(scene, viewer);
  const choices = await choicesOf(db, id);
  const chosen = (side: 'owner' | 'solver', by: { need?: string; team?: string }) =>
    choices.flatMap((one) => {
      if (one.side !== side || (one.need !== by.need && one.team !== by.team)) return [];
      return [side === 'owner' ? one.team : one.need];
    });
  const teamOf = (solution: string) => scene.teams.find(({ row }) => row.solution === solution);
  const may = whyNotChoose(session.state, session.choose_by, await now(db));
  return {
    ...cardOf(session),
    slotMinutes: session.slot_minutes,
    owns: owns.map((need) => ({ need: needLineOf(need), chosen: chosen('owner', { need: need.id }) })),
    teams: owns.length > 0 ? scene.teams.map(teamLine) : [],
    solves: solves.flatMap((solution) => {
      const of = scene.needs.find((need) => need.id === solution.need);
      const team = teamOf(solution.id);
      if (!of) return [];
      return [
        {
          solution: solution.id,
          title: solution.title,
          of: needLineOf(of),
          team: team ? teamLine(team) : null,
          chosen: team ? chosen('solver', { team: team.id }) : [],
        },
      ];
    }),
    needs: solves.length > 0 ? scene.needs.map(needLineOf) : [],
    meetings: await meetingsFor(db, viewer, session, scene),
    can: { choose: isRefusal(may) ? { code: may.refused } : true },
  };
}

async function meetingsFor(db: Db, viewer: Viewer, session: SessionRow, scene: Scene): Promise<MyMeeting[]> {
  if (session.state !== 'announced' && session.state !== 'closed') return [];
  const { meetings, rows, timetable } = await playOf(db, session, scene);
  const sat = meetings.flatMap((meeting): [SceneMeeting, 'owner' | 'solver'][] => {
    if (membershipIn(viewer, meeting.need.owner)) return [[meeting, 'owner']];
    return meeting.team.solution.people.includes(viewer.person ?? '') ? [[meeting, 'solver']] : [];
  });
  const outcomes = await outcomesOf(
    db,
    sat.map(([{ id }]) => id),
  );
  const slots = slotsOf(session);
  const follows = await followsOfEach(
    db,
    sat.map(([{ need }]) => need.id),
  );
  const opened = new Set(rows.flatMap(({ action, meeting }) => (action === 'go_on' ? [meeting] : [])));
  return sat
    .map(([meeting, side]): MyMeeting => {
      const at: MeetingNow = timetable.get(meeting.id) ?? { state: 'waiting', slot: null, table: null, reason: null };
      const recorded = outcomes.get(meeting.id);
      const own = recorded?.[side];
      const theirs = own ? (recorded?.[side === 'owner' ? 'solver' : 'owner']?.outcome ?? null) : null;
      const why = whyNotRecord(session.state, at.state);
      return {
        id: meeting.id,
        side,
        need: needLineOf(meeting.need),
        team: teamLine(meeting.team),
        ...at,
        from: at.slot === null ? null : (slots[at.slot]?.from ?? null),
        to: at.slot === null ? null : (slots[at.slot]?.to ?? null),
        own: own ? { outcome: own.outcome, note: own.note } : null,
        theirs,
        follows: opened.has(meeting.id) ? 'deal' : (follows.get(meeting.need.id) ?? 'settled'),
        agreed: opened.has(meeting.id) || (own?.outcome === 'next_step' && theirs === 'next_step'),
        can: { record: why ? { code: why.refused } : true },
      };
    })
    .sort((a, b) => (a.slot ?? 99) - (b.slot ?? 99));
}
