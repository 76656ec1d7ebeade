import type { SignatureChanged } from '@jiebang/contract/solutions/signature-routes.ts';
import { newId } from '#kernel/ids.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, membershipIn, type Viewer } from '#kernel/viewer.ts';
import { grantsOf, membersOf, organisationsById } from '#modules/identity/index.ts';
import type { NeedRow } from '#modules/needs/index.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { withOwn } from '../../../actions/own.ts';
import { asOfSignature } from '../access.ts';
import { signatureLife } from '../lifecycle.ts';
import { standingOf } from '../queries/standing.ts';
import { signatureRules } from '../rules.ts';
import { insertSignature } from '../store.ts';
import { signatureContext } from './context.ts';

/**
 * Asks signatories of the team's organisation, by name, to sign for this solution: before that none of them knows that the team answers the need,
 * and afterwards these know, and nobody else. It may be asked from the first draft on, and tells nothing of how far the team has come.
 */
export function askToSign(
  platform: Platform,
  viewer: Viewer,
  id: string,
  wished: readonly string[],
): Promise<SignatureChanged | Refusal> {
  return withOwn(platform, viewer, id, async (tx, own) => {
    const { organisation, leader } = own.row;
    const people = [...new Set(wished)];
    if (leader === viewer.person && !membershipIn(viewer, organisation)) return refuse('not_a_member');
    const at = await now(tx);
    const standing = await standingOf(tx, viewer, own);
    const parties = await partiesOf(tx, own.need);
    const card = (await organisationsById(tx, [organisation])).get(organisation);
    const placesOf = (picked: (person: string) => boolean) =>
      people.flatMap((person, place) => (picked(person) ? [place] : []));
    const move = decide(signatureLife, signatureRules, {
      action: 'ask',
      state: null,
      as: asOfSignature(viewer, own.place, []),
      context: {
        ...signatureContext(own.need, at, standing, card?.verified ?? false),
        strangers: placesOf((person) => !standing.signatories.some((one) => one.person === person)),
        parties: placesOf((person) => parties.has(person)),
      },
    });
    if (isRefusal(move)) return move;
    const signature = newId();
    await insertSignature(tx, { id: signature, solution: id, leader, at }, people);
    const refusal = await moveRow(tx, signatureLife, signature, move, {
      actor: actorOf(viewer, 'leader', organisation),
      audience: people.map((person) => `person:${person}`),
    });
    return refusal ?? { id: signature, state: 'asked' as const };
  });
}

/** Who belongs to the need's owner or runs its contest: nobody may ask them, since from them it is a secret who answers. */
async function partiesOf(tx: Tx, need: NeedRow): Promise<ReadonlySet<string>> {
  const found = new Set((await membersOf(tx, need.organisation)).map(({ person }) => person));
  const scopes = [
    { scope: 'platform' },
    { scope: 'contest', scopeId: need.contest },
    { scope: 'track', scopeId: need.track },
  ] as const;
  for (const role of ['organiser', 'track_organiser'] as const)
    for (const scope of scopes) for (const person of await grantsOf(tx, role, scope)) found.add(person);
  return found;
}
