import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, membershipIn, type Viewer } from '#kernel/viewer.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { toWatchers } from '../../final/access.ts';
import { needIdsOf, type Scene, sceneOf, solvesOf } from '../queries/scene.ts';
import { whyNotChoose } from '../rules.ts';
import { dropTeam, lockSession, type SessionRow, saveChoices, saveTeam } from '../store.ts';

type Side = { readonly session: SessionRow; readonly scene: Scene; readonly person: string; readonly at: Date };
/** What one side does, and whom it concerns: the people of that side, beside those who run the session. */
type Done = { readonly fact: string; readonly own: readonly string[]; readonly role: string };

/** One act of a side while both choose. Who has no part in the session finds none. */
function asSide(
  platform: Platform,
  viewer: Viewer,
  id: string,
  work: (tx: Tx, side: Side) => Promise<Done | Refusal>,
): Promise<{ id: string } | Refusal> {
  return platform.transact(async (tx) => {
    const { person } = viewer;
    const session = await lockSession(tx, id);
    if (!session || session.state === 'preparing' || person === null) return refuse('not_found');
    const at = await now(tx);
    const side = { session, scene: await sceneOf(tx, session), person, at };
    const done = await work(tx, side);
    if (isRefusal(done)) return done;
    const tooLate = whyNotChoose(session.state, session.choose_by, at);
    if (tooLate) return tooLate;
    record(tx, {
      name: done.fact,
      subject: id,
      actor: actorOf(viewer, done.role),
      data: { contest: session.contest },
      audience: [...toWatchers(session, needIdsOf(side.scene)), ...done.own],
    });
    return { id };
  });
}

const toPeople = (people: readonly string[]) => people.map((person) => `person:${person}`);
/** Owners see which teams there are to choose. */
const toOwners = ({ needs }: Scene) => [...new Set(needs.map(({ owner }) => `organisation:${owner}`))];

/** Lets the viewer's team take part by its solution, with what it says of itself to every owner in the session. */
export function joinSession(platform: Platform, viewer: Viewer, id: string, solution: string, words: string) {
  return asSide(platform, viewer, id, async (tx, { session, scene, person, at }) => {
    const own = solvesOf(scene, viewer).find((one) => one.id === solution);
    if (!own) return refuse('not_found');
    await saveTeam(tx, { session: session.id, solution, words, person, at });
    return { fact: 'session_joined', own: [...toPeople(own.people), ...toOwners(scene)], role: 'solver' };
  });
}

/** Lets the viewer's team take no part; what it chose falls. */
export function leaveSession(platform: Platform, viewer: Viewer, id: string, solution: string) {
  return asSide(platform, viewer, id, async (tx, { scene, at }) => {
    const own = solvesOf(scene, viewer).find((one) => one.id === solution);
    const team = own && scene.teams.find(({ row }) => row.solution === own.id);
    if (!own || !team) return refuse('not_found');
    await dropTeam(tx, team.id, at);
    return { fact: 'session_left', own: [...toPeople(own.people), ...toOwners(scene)], role: 'solver' };
  });
}

/** Chooses the teams whom the owner of a need wishes to meet, in the place of those chosen before. */
export function chooseTeams(platform: Platform, viewer: Viewer, id: string, need: string, teams: readonly string[]) {
  return asSide(platform, viewer, id, async (tx, { session, scene, person, at }) => {
    const own = scene.needs.find((one) => one.id === need);
    if (!own || !membershipIn(viewer, own.owner)) return refuse('not_found');
    const known = scene.teams.map((team) => team.id);
    const refused = strangers('teams', teams, known);
    if (refused) return refused;
    await saveChoices(tx, {
      session: session.id,
      side: 'owner',
      person,
      at,
      by: { need },
      chosen: [...new Set(teams)],
    });
    return { fact: 'session_chosen', own: [`organisation:${own.owner}`], role: 'owner' };
  });
}

/** Chooses the needs whose owners a team wishes to meet, in the place of those chosen before. */
export function chooseNeeds(platform: Platform, viewer: Viewer, id: string, team: string, needs: readonly string[]) {
  return asSide(platform, viewer, id, async (tx, { session, scene, person, at }) => {
    const own = scene.teams.find((one) => one.id === team && one.solution.people.includes(person));
    if (!own) return refuse('not_found');
    const known = scene.needs.map((need) => need.id);
    const refused = strangers('needs', needs, known);
    if (refused) return refused;
    await saveChoices(tx, {
      session: session.id,
      side: 'solver',
      person,
      at,
      by: { team },
      chosen: [...new Set(needs)],
    });
    return { fact: 'session_chosen', own: toPeople(own.solution.people), role: 'solver' };
  });
}

function strangers(path: string, chosen: readonly string[], known: readonly string[]): Refusal | null {
  const fields = chosen.flatMap((one, place) =>
    known.includes(one) ? [] : [{ path: `${path}.${place}`, code: 'unknown' }],
  );
  return fields.length === 0 ? null : refuse('invalid_input', { fields });
}
