import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { type Actor, signsFor, type Viewer } from '#kernel/viewer.ts';
import { organisationsById, peopleById } from '#modules/identity/index.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { contextOf, moveLocked } from '../../../actions/journey.ts';
import type { Own } from '../../../actions/own.ts';
import { tellOnArrival } from '../../../actions/submit.ts';
import { partnerHash, teamKeyOf } from '../../../documents/keys.ts';
import { openOwn, openPartner, sealPartner } from '../../../documents/sealing.ts';
import { solutionRules } from '../../../rules.ts';
import { lockSolution, putOutOfForce, versionOf } from '../../../store.ts';
import { teamById } from '../../store.ts';
import type { PartnerWords } from '../rules.ts';
import { type PartnerRow, partnerById, writeDecided } from '../store.ts';

type Held = { readonly own: Own; readonly row: PartnerRow; readonly words: PartnerWords };

/** Consents, for an organisation that one signs for, to be a partner with the task that was read. */
export function consentAsPartner(
  platform: Platform,
  viewer: Viewer,
  id: string,
  version: number,
): Promise<Record<string, never> | Refusal> {
  return withRequest(platform, viewer, id, async (tx, { own, row, words }) => {
    if (row.version !== version) return refuse('stale_version');
    if (row.state !== 'asked') return {};
    const organisation = (await organisationsById(tx, [words.organisation])).get(words.organisation);
    if (!organisation?.verified) return refuse('organisation_not_verified');
    await write(tx, viewer, { own, row, words }, 'consented');
    return {};
  });
}

/**
 * Declines, or withdraws the consent. What is handed in and names the organisation is in force no more: nobody is a partner who does not
 * want to be. The team learns of it, and hands in again without it.
 */
export function declineAsPartner(
  platform: Platform,
  viewer: Viewer,
  id: string,
): Promise<Record<string, never> | Refusal> {
  return withRequest(platform, viewer, id, async (tx, held) => {
    const { own, words } = held;
    await write(tx, viewer, held, 'declined');
    const inForce = own.row.in_force === null ? undefined : await versionOf(tx, own.row.id, own.row.in_force);
    const content = inForce && openOwn(own.teamKey, own.row.id, inForce.n, inForce);
    if (!content?.partners.some(({ organisation }) => organisation?.toLowerCase() === words.organisation)) return {};
    // Neither the person nor its organisation: a fact is plain, and who is whose partner is sealed.
    const actor: Actor = { person: null, organisation: null, role: 'partner' };
    const moved = await moveLocked(tx, own, 'lose_partner', { actor, as: ['partner'], open: false });
    if (isRefusal(moved)) return moved;
    await putOutOfForce(tx, own.row.id);
    tellOnArrival(tx, own, 'arrived_solution_withdrawn');
    return {};
  });
}

async function write(
  tx: Tx,
  viewer: Viewer,
  { own, row, words }: Held,
  state: 'consented' | 'declined',
): Promise<void> {
  const person = viewer.person ?? '';
  const by = (await peopleById(tx, [person])).get(person)?.name ?? '';
  const sealed_words = sealPartner(own.teamKey, own.row.id, { ...words, by });
  await writeDecided(tx, row.id, { state, sealed_words, at: await now(tx) });
}

/** What one of the viewer's organisations was asked, its rows held, until the deadline. For whoever does not sign for it, it does not exist. */
function withRequest<T>(
  platform: Platform,
  viewer: Viewer,
  id: string,
  work: (tx: Tx, held: Held) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  return platform.transact(async (tx) => {
    const found = await partnerById(tx, id);
    const whole = found && (await lockSolution(tx, found.solution));
    const row = whole && (await partnerById(tx, id));
    const team = whole && (await teamById(tx, whole.row.team));
    const signs = viewer.memberships.some(
      ({ organisation }) =>
        row && signsFor(viewer, organisation) && partnerHash(platform, organisation).equals(row.organisation_hash),
    );
    if (!whole || !row || !team || !signs || row.state === 'declined') return refuse('not_found');
    const closed = solutionRules.taking(contextOf(whole, await now(tx)));
    if (closed) return closed;
    const teamKey = teamKeyOf(platform, team);
    return work(tx, {
      own: { ...whole, team, teamKey },
      row,
      words: openPartner(teamKey, whole.row.id, row.sealed_words),
    });
  });
}
