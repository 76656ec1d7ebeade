import type { TeamLine } from '@jiebang/contract/judging/stage/session.ts';
import { membershipIn, type Viewer } from '#kernel/viewer.ts';
import { needLines } from '#modules/needs/index.ts';
import type { JudgedSolution } from '#modules/solutions/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { judgedOfNeeds, organisationNames } from '../../../queries/solutions.ts';
import { type Meeting, playTimetable, type Timetable } from '../../meeting/rules.ts';
import { type EntryRow, entryOf, entryRowsOf, type MeetingRow, meetingsOf } from '../../meeting/store.ts';
import { needsOfSession, type SessionRow, type TeamRow, teamsOfSession } from '../store.ts';

export type SceneNeed = {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly owner: string;
  readonly delegation: number;
};
export type SceneTeam = TeamLine & { readonly row: TeamRow; readonly solution: JudgedSolution };

/** Who comes to a session: its needs in the organiser's order, the solutions to them that are open and passed the screening, and the teams that take part. */
export type Scene = {
  readonly needs: readonly SceneNeed[];
  readonly solutions: readonly JudgedSolution[];
  readonly teams: readonly SceneTeam[];
};

export async function sceneOf(db: Db, session: SessionRow): Promise<Scene> {
  const rows = await needsOfSession(db, session.id);
  const lines = await needLines(
    db,
    rows.map(({ need }) => need),
  );
  const needs = rows.flatMap(({ need, delegation }): SceneNeed[] => {
    const line = lines.get(need);
    return line ? [{ id: need, number: line.number, title: line.title, owner: line.owner, delegation }] : [];
  });
  const solutions = await judgedOfNeeds(
    db,
    needs.map(({ id }) => id),
  );
  const names = await organisationNames(db, solutions);
  const teams = (await teamsOfSession(db, session.id)).flatMap((row): SceneTeam[] => {
    const solution = solutions.find(({ id }) => id === row.solution);
    if (!solution) return [];
    const organisation = names.get(solution.id) ?? '';
    const { id, n, words } = row;
    return [{ id, n, words, organisation, teamName: solution.teamName, row, solution }];
  });
  return { needs, solutions, teams };
}

/** The ids of the needs of a session. */
export const needIdsOf = ({ needs }: Scene): string[] => needs.map(({ id }) => id);

/** How a team is told to those who may choose it. */
export const teamLine = ({ id, n, organisation, teamName, words }: SceneTeam): TeamLine => ({
  ...{ id, n, organisation, teamName, words },
});
export const needLineOf = ({ id, number, title }: SceneNeed) => ({ id, number, title });

/** The viewer's own needs, and the solutions of teams that the viewer sits in. */
export const ownsOf = ({ needs }: Scene, viewer: Viewer): SceneNeed[] =>
  needs.filter(({ owner }) => membershipIn(viewer, owner) !== undefined);
export const solvesOf = ({ solutions }: Scene, { person }: Viewer): JudgedSolution[] =>
  person === null ? [] : solutions.filter(({ people }) => people.includes(person));

/** Who sits at one table at a time: an owner's delegation, and every person of a team. */
export const delegationOf = ({ owner, delegation }: SceneNeed): string => `${owner} ${delegation}`;

export type SceneMeeting = Meeting & { readonly need: SceneNeed; readonly team: SceneTeam };
export type Play = {
  readonly meetings: readonly SceneMeeting[];
  readonly rows: readonly EntryRow[];
  readonly timetable: Timetable;
};

/** The meetings of a session with who sits at them, and where the record has brought them. */
export async function playOf(db: Db, session: SessionRow, scene: Scene): Promise<Play> {
  const meetings = (await meetingsOf(db, session.id)).flatMap((row) => sitting(scene, row));
  const rows = await entryRowsOf(db, session.id);
  return { meetings, rows, timetable: playTimetable(meetings, rows.map(entryOf)) };
}

function sitting({ needs, teams }: Scene, { id, need: needId, team: teamId }: MeetingRow): SceneMeeting[] {
  const need = needs.find((one) => one.id === needId);
  const team = teams.find((one) => one.id === teamId);
  if (!need || !team) return [];
  const people = [`delegation ${delegationOf(need)}`, ...team.solution.people.map((person) => `person ${person}`)];
  return [{ id, label: `${need.number} × ${team.organisation}`, people, need, team }];
}

/** From when to when a slot is. */
export function slotsOf({ begins_at, slots, slot_minutes, gap_minutes }: SessionRow) {
  const minute = 60_000;
  return Array.from({ length: slots }, (_, slot) => {
    const from = begins_at.getTime() + slot * (slot_minutes + gap_minutes) * minute;
    return { slot, from: new Date(from).toISOString(), to: new Date(from + slot_minutes * minute).toISOString() };
  });
}
