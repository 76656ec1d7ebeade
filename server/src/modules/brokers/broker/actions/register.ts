import type { BrokerInput } from '@jiebang/contract/brokers/broker.ts';
import type { BrokerChanged } from '@jiebang/contract/brokers/broker-routes.ts';
import { toHoldersAnywhere } from '#kernel/audience.ts';
import { newId } from '#kernel/ids.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { now } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { brokerLife } from '../lifecycle.ts';
import { brokerRules } from '../rules.ts';
import { insertBroker } from '../store.ts';
import { noContext } from './move.ts';

/** Registers the asker as a broker, with a number of its own. */
export function registerBroker(
  platform: Platform,
  viewer: Viewer,
  profile: BrokerInput,
): Promise<BrokerChanged | Refusal> {
  return platform.transact<BrokerChanged>(async (tx) => {
    const { person } = viewer;
    if (person === null) return refuse('not_signed_in');
    const move = decide(brokerLife, brokerRules, { action: 'register', state: null, as: ['self'], context: noContext });
    if (isRefusal(move)) return move;
    const id = newId();
    const number = await insertBroker(tx, { id, state: move.to, person, at: await now(tx), ...profile });
    await moveRow(tx, brokerLife, id, move, {
      actor: actorOf(viewer, 'self'),
      audience: [`person:${person}`, toHoldersAnywhere('organiser')],
    });
    return { id, number, state: 'active' as const, version: 1 };
  });
}
