import type { MandateChanged, MandateOffer } from '@jiebang/contract/brokers/mandate.ts';
import { newId } from '#kernel/ids.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, membershipIn, type Viewer } from '#kernel/viewer.ts';
import { shanghaiDate } from '#kernel/working-days.ts';
import { organisationsById } from '#modules/identity/index.ts';
import { findNeed } from '#modules/needs/index.ts';
import { now } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { brokerOfPerson, lockBroker } from '../../broker/store.ts';
import { mandateLife } from '../lifecycle.ts';
import { mandateRules } from '../rules.ts';
import { insertMandate } from '../store.ts';

/**
 * Offers to act for an organisation in a published need. Whether the organisation owns the need is not checked here: the
 * answer would tell whose an unnamed need is. The principal, who knows, cannot confirm a side that is not its own.
 */
export function offerMandate(
  platform: Platform,
  viewer: Viewer,
  offer: MandateOffer,
): Promise<MandateChanged | Refusal> {
  return platform.transact<MandateChanged>(async (tx) => {
    const mine = await brokerOfPerson(tx, viewer.person);
    const broker = mine && (await lockBroker(tx, mine.id));
    if (!broker) return refuse('not_a_broker');
    const need = await findNeed(tx, offer.need);
    const known = need && (need.published_at !== null || membershipIn(viewer, need.organisation) !== undefined);
    if (!known) return refuse('not_found');
    const organisation = (await organisationsById(tx, [offer.organisation])).get(offer.organisation);
    if (!organisation) return refuse('invalid_input', { fields: [{ path: 'organisation', code: 'unknown' }] });
    const at = await now(tx);
    const move = decide(mandateLife, mandateRules, {
      action: 'offer',
      state: null,
      as: ['broker'],
      context: {
        today: shanghaiDate(at),
        from: offer.from,
        to: offer.to,
        brokerActive: broker.state === 'active',
        isBroker: true,
        principalVerified: organisation.verified,
        side: offer.side,
        principalOwnsNeed: false,
        day: null,
      },
    });
    if (isRefusal(move)) return move;
    const id = newId();
    await insertMandate(tx, { id, state: move.to, broker: broker.id, at, ...offer });
    await moveRow(tx, mandateLife, id, move, {
      actor: actorOf(viewer, 'broker'),
      audience: [`person:${broker.person}`, `organisation:${offer.organisation}`],
    });
    return { id, state: 'offered' as const, version: 1 };
  });
}
