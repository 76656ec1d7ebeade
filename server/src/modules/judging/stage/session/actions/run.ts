import type { Viewer } from '#kernel/viewer.ts';
import type { Tx } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { append, saveMeetings } from '../../meeting/store.ts';
import { planned } from '../../plan/rules.ts';
import { delegationOf, playOf, type Scene, type SceneTeam, sceneOf } from '../queries/scene.ts';
import { choicesOf, mutualOf, type SessionRow, saveChooseBy } from '../store.ts';
import { moveSession } from './move.ts';

/** Asks both sides to choose: the owners of the needs, and who is in a team that answered one of them. */
export function openSession(platform: Platform, viewer: Viewer, id: string) {
  return moveSession(platform, viewer, id, 'open', { tell: toInvited });
}

/** Gives both sides more time to choose. */
export function extendSession(platform: Platform, viewer: Viewer, id: string, { chooseBy }: { chooseBy: string }) {
  const later = new Date(chooseBy);
  return moveSession(platform, viewer, id, 'extend', {
    given: { later: later.getTime() },
    apply: async (tx) => {
      await saveChooseBy(tx, id, later);
      return null;
    },
    tell: toInvited,
  });
}

/** Computes the timetable from what both sides chose, and enters it into the record; one that was made before, and what was changed of it, is replaced. */
export function planSession(platform: Platform, viewer: Viewer, id: string) {
  return moveSession(platform, viewer, id, 'plan', {
    apply: async (tx, { session, at }, actor) => {
      const scene = await sceneOf(tx, session);
      const wishes = mutualOf(await choicesOf(tx, id)).sort((a, b) => (a.need + a.team < b.need + b.team ? -1 : 1));
      const rows = await saveMeetings(tx, id, wishes);
      const parties = partiesOf(scene.teams);
      const sides = rows.map(({ need, team }) => {
        const own = scene.needs.find((one) => one.id === need);
        return { owner: own ? delegationOf(own) : need, team: parties.get(team) ?? team };
      });
      const places = planned(sides, session).flatMap((place, meeting) => {
        const row = rows[meeting];
        return place && row ? [[row.id, place.slot, place.table] as const] : [];
      });
      await append(tx, id, { action: 'plan', places }, actor, at);
      return null;
    },
  });
}

/** Teams that share a person sit one after the other, as if they were one: the name of the first of them stands for all. */
export function partiesOf(teams: readonly Pick<SceneTeam, 'id' | 'solution'>[]): Map<string, string> {
  const party = new Map(teams.map(({ id }) => [id, id]));
  const firstOf = new Map<string, string>();
  for (const { id, solution } of teams)
    for (const person of solution.people) {
      const first = party.get(firstOf.get(person) ?? id) ?? id;
      const own = party.get(id) ?? id;
      firstOf.set(person, id);
      for (const [each, of] of party) if (of === own) party.set(each, first);
    }
  return party;
}

/** Tells both sides their timetable, and the hall its board. */
export function announceSession(platform: Platform, viewer: Viewer, id: string) {
  return moveSession(platform, viewer, id, 'announce', { tell: toSeated });
}

/** Ends the session; outcomes may still be recorded. */
export function closeSession(platform: Platform, viewer: Viewer, id: string) {
  return moveSession(platform, viewer, id, 'close', { tell: async () => ['public'] });
}

/** Calls the whole session off, with the reason. Before anybody was asked to choose there is nobody to tell. */
export function cancelSession(platform: Platform, viewer: Viewer, id: string, { reason }: { reason: string }) {
  return moveSession(platform, viewer, id, 'cancel', {
    reason,
    tell: async (tx, session) => {
      if (session.state === 'preparing') return [];
      return session.state === 'announced' ? toSeated(tx, session) : toInvited(tx, session);
    },
  });
}

async function toInvited(tx: Tx, session: SessionRow): Promise<string[]> {
  const { needs, solutions } = await sceneOf(tx, session);
  return [
    ...needs.map(({ owner }) => `organisation:${owner}`),
    ...solutions.flatMap(({ people }) => people.map((person) => `person:${person}`)),
  ];
}

/** Those who have a meeting, and the hall. */
async function toSeated(tx: Tx, session: SessionRow): Promise<string[]> {
  const scene: Scene = await sceneOf(tx, session);
  const { meetings } = await playOf(tx, session, scene);
  return [
    'public',
    ...meetings.flatMap(({ need, team }) => [
      `organisation:${need.owner}`,
      ...team.solution.people.map((person) => `person:${person}`),
    ]),
  ];
}
