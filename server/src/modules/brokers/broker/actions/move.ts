import type { BrokerInput, BrokerState } from '@jiebang/contract/brokers/broker.ts';
import type { BrokerChanged } from '@jiebang/contract/brokers/broker-routes.ts';
import { toHoldersAnywhere } from '#kernel/audience.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, membershipIn, type Viewer } from '#kernel/viewer.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { agenciesById, lockAgency } from '../../agency/store.ts';
import { asOf } from '../access.ts';
import { type BrokerAction, brokerLife } from '../lifecycle.ts';
import { type BrokerContext, brokerRules } from '../rules.ts';
import { affiliationOf, type BrokerRow, beginAffiliation, endAffiliation, lockBroker, setBroker } from '../store.ts';

export const noContext: BrokerContext = {
  agencyListed: false,
  ofTheAgency: false,
  affiliated: false,
  ofOwnAgency: false,
};

type Effect = {
  readonly reason?: string;
  readonly version?: number;
  readonly given?: Partial<BrokerContext>;
  readonly apply?: (tx: Tx, broker: BrokerRow, at: Date) => Promise<void>;
};

/** One move of a broker's profile. */
export function moveBroker(
  platform: Platform,
  viewer: Viewer,
  id: string,
  action: BrokerAction,
  effect: Effect = {},
): Promise<BrokerChanged | Refusal> {
  return platform.transact((tx) => moveIn(tx, viewer, id, action, effect));
}

async function moveIn(
  tx: Tx,
  viewer: Viewer,
  id: string,
  action: BrokerAction,
  effect: Effect,
): Promise<BrokerChanged | Refusal> {
  const broker = await lockBroker(tx, id);
  const as = broker ? asOf(viewer, broker.person) : [];
  if (!broker || as.length === 0) return refuse('not_found');
  const at = await now(tx);
  const affiliation = await affiliationOf(tx, id);
  const agency = affiliation && (await agenciesById(tx, [affiliation.agency])).get(affiliation.agency);
  const ofItsAgency = agency !== undefined && membershipIn(viewer, agency.organisation) !== undefined;
  const context = {
    ...noContext,
    affiliated: affiliation !== undefined,
    ofOwnAgency: ofItsAgency || viewer.person === broker.person,
    ...effect.given,
  };
  const move = decide(brokerLife, brokerRules, { action, state: broker.state, as, context });
  if (isRefusal(move)) return move;
  if (effect.version !== undefined && effect.version !== broker.version) return refuse('stale_version');
  await effect.apply?.(tx, broker, at);
  const refusal = await moveRow(tx, brokerLife, id, move, {
    actor: actorOf(viewer, move.by),
    ...(effect.reason ? { reason: effect.reason } : {}),
    audience: [
      `person:${broker.person}`,
      toHoldersAnywhere('organiser'),
      ...(agency ? [`organisation:${agency.organisation}`] : []),
    ],
  });
  return refusal ?? { id, number: broker.number, state: move.to as BrokerState, version: broker.version + 1 };
}

/** Saves the profile. */
export function editBroker(platform: Platform, viewer: Viewer, id: string, version: number, profile: BrokerInput) {
  return moveBroker(platform, viewer, id, 'edit', { version, apply: (tx) => setBroker(tx, id, profile) });
}

/** Joins an agency whose organisation the broker is a member of; the agency before ends at this moment. */
export function affiliateBroker(
  platform: Platform,
  viewer: Viewer,
  id: string,
  agencyId: string,
): Promise<BrokerChanged | Refusal> {
  return platform.transact(async (tx) => {
    const agency = await lockAgency(tx, agencyId);
    return moveIn(tx, viewer, id, 'affiliate', {
      given: {
        agencyListed: agency?.state === 'listed',
        ofTheAgency: agency !== undefined && membershipIn(viewer, agency.organisation) !== undefined,
      },
      apply: async (inner, _broker, at) => {
        await endAffiliation(inner, id, at);
        await beginAffiliation(inner, id, agencyId, at);
      },
    });
  });
}

/** Leaves the agency. */
export function leaveAgency(platform: Platform, viewer: Viewer, id: string) {
  return moveBroker(platform, viewer, id, 'leave', { apply: (tx, _broker, at) => endAffiliation(tx, id, at) });
}
