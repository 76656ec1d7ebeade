import type { Changed } from '@jiebang/contract/solutions/routes.ts';
import { newId } from '#kernel/ids.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, membershipIn, type Viewer } from '#kernel/viewer.ts';
import { emailOf, peopleById } from '#modules/identity/index.ts';
import { hasDiagnosed, lockNeed } from '#modules/needs/index.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { emailHash, needPublicKey, newTeamKey, seatOf, teamKeyOf } from '../documents/keys.ts';
import { sealWords } from '../documents/sealing.ts';
import { solutionLife } from '../lifecycle.ts';
import { solutionRules } from '../rules.ts';
import { insertSolution } from '../store.ts';
import { insertMember, insertTeam, type TeamRow, teamById } from '../team/store.ts';
import { contextOf } from './journey.ts';

export type NewSolution = { readonly need: string; readonly organisation: string; readonly team: string | null };

/**
 * Starts a sealed draft for a team that the viewer leads, or for a new one. Drafts are free: verification is asked for at
 * submission. The leader takes a seat at once.
 */
export function createDraft(platform: Platform, viewer: Viewer, given: NewSolution): Promise<Changed | Refusal> {
  return platform.transact(async (tx) => {
    const leader = viewer.person;
    const need = await lockNeed(tx, given.need);
    if (!need || need.published_at === null || leader === null) return refuse('not_found');
    if (!membershipIn(viewer, given.organisation)) return refuse('not_a_member');
    // A seat is kept with the address that its person can be invited by.
    if ((await emailOf(tx, leader)) === null) return refuse('email_needed');
    const at = await now(tx);
    const ofNeedsOwner = membershipIn(viewer, need.organisation) !== undefined;
    const move = decide(solutionLife, solutionRules, {
      action: 'create',
      state: null,
      as: ['leader'],
      context: contextOf({ need, members: [] }, at, {
        ofNeedsOwner,
        readOriginal: await hasDiagnosed(tx, need.id, leader),
      }),
    });
    if (isRefusal(move)) return move;
    const team = await teamFor(tx, platform, leader, given, at);
    if (!team) return refuse('invalid_input', { fields: [{ path: 'team', code: 'unknown' }] });
    await needPublicKey(tx, platform, need.id);
    const id = newId();
    await insertSolution(tx, {
      id,
      state: move.to,
      created_at: at,
      moved_at: at,
      need: need.id,
      team: team.id,
      organisation: given.organisation,
      leader,
    });
    await takeFirstSeat(tx, platform, team, { id, need: need.id, leader, at });
    const refusal = await moveRow(tx, solutionLife, id, move, {
      actor: actorOf(viewer, 'leader', given.organisation),
      data: { need: need.id },
      audience: [`person:${leader}`],
    });
    return refusal ?? { id, state: 'draft' as const, version: 1 };
  });
}

/** The team that the draft is for; undefined where it is not the viewer's to lead for this organisation. */
async function teamFor(
  tx: Tx,
  platform: Platform,
  leader: string,
  { organisation, team }: NewSolution,
  at: Date,
): Promise<TeamRow | undefined> {
  if (team !== null) {
    const found = await teamById(tx, team);
    return found?.leader === leader && found.organisation === organisation ? found : undefined;
  }
  const id = newId();
  const key = Buffer.from(newTeamKey(platform, id));
  const row: TeamRow = { id, organisation, leader, wrapped_key: key, sealed_name: null, created_at: at };
  await insertTeam(tx, row);
  return row;
}

type FirstSeat = { readonly id: string; readonly need: string; readonly leader: string; readonly at: Date };

async function takeFirstSeat(tx: Tx, platform: Platform, team: TeamRow, { id, need, leader, at }: FirstSeat) {
  const email = await emailOf(tx, leader);
  const name = (await peopleById(tx, [leader])).get(leader)?.name;
  if (email === null || name === undefined) throw new Error('a signed-in person without an account');
  await insertMember(tx, {
    id: newId(),
    solution: id,
    email_hash: emailHash(platform, email),
    sealed_words: sealWords(teamKeyOf(platform, team), id, { name, email }),
    leader: true,
    person: leader,
    seat: seatOf(platform, need, leader),
    confirmed_at: at,
    created_at: at,
  });
}
