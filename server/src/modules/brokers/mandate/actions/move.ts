import type { MandateChanged, MandateState, ServiceEntry } from '@jiebang/contract/brokers/mandate.ts';
import { newId } from '#kernel/ids.ts';
import { decide, type Move } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { type Actor, actorOf, clock, type Viewer } from '#kernel/viewer.ts';
import { shanghaiDate } from '#kernel/working-days.ts';
import { adminsOf, organisationsById } from '#modules/identity/index.ts';
import { noteConflict } from '#modules/judging/index.ts';
import { findNeed } from '#modules/needs/index.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { type BrokerRow, brokersById } from '../../broker/store.ts';
import { asOf } from '../access.ts';
import { type MandateAction, type MandatePart, mandateLife } from '../lifecycle.ts';
import { type MandateContext, mandateRules } from '../rules.ts';
import { insertEntry, lockMandate, type MandateRow, placeOf, setMandate } from '../store.ts';
import { entryView } from '../views.ts';
import { discloseBothSides } from './disclose.ts';

type Held = { readonly mandate: MandateRow; readonly broker: BrokerRow };

/** Loads a mandate for one who may know of it, and holds its row. */
async function hold(tx: Tx, id: string): Promise<Held | null> {
  const mandate = await lockMandate(tx, id);
  const broker = mandate && (await brokersById(tx, [mandate.broker])).get(mandate.broker);
  return mandate && broker ? { mandate, broker } : null;
}

/** One move of a mandate asked for by its broker or its principal. */
export function moveMandate(
  platform: Platform,
  viewer: Viewer,
  id: string,
  action: MandateAction,
  reason?: string,
): Promise<MandateChanged | Refusal> {
  return platform.transact(async (tx) => {
    const held = await hold(tx, id);
    const as = held ? asOf(viewer, placeOf(held.mandate, held.broker.person)) : [];
    if (!held || as.length === 0) return refuse('not_found');
    return moveHeld(tx, platform, held, action, as, viewer, reason);
  });
}

/** Ends what is past its last day: a mandate expires, an offer lapses. */
export function endPastMandate(platform: Platform, id: string): Promise<MandateChanged | Refusal> {
  return platform.transact(async (tx) => {
    const held = await hold(tx, id);
    if (!held) return refuse('not_found');
    return moveHeld(tx, platform, held, held.mandate.state === 'offered' ? 'lapse' : 'expire', ['clock'], null);
  });
}

async function moveHeld(
  tx: Tx,
  platform: Platform,
  held: Held,
  action: MandateAction,
  as: readonly MandatePart[],
  viewer: Viewer | null,
  reason?: string,
): Promise<MandateChanged | Refusal> {
  const { mandate } = held;
  const at = await now(tx);
  const context = await contextOf(tx, held, at, viewer);
  const move = decide(mandateLife, mandateRules, { action, state: mandate.state, as, context });
  if (isRefusal(move)) return move;
  if (action === 'confirm') {
    await setMandate(tx, mandate.id, { confirmed_at: at });
    const refusal = await noteConflict(
      tx,
      platform,
      { need: mandate.need, person: held.broker.person, solution: null, source: 'broker_mandate' },
      viewer ? actorOf(viewer, move.by) : clock,
    );
    if (refusal) return refusal;
  }
  if (move.to === 'ended') await setMandate(tx, mandate.id, { ended_at: at });
  const moved = await told(tx, held, move, viewer, reason);
  if (action === 'confirm' && !isRefusal(moved)) await discloseBothSides(tx, mandate.need);
  return moved;
}

async function told(
  tx: Tx,
  held: Held,
  move: Move<string, string, MandatePart>,
  viewer: Viewer | null,
  reason?: string,
): Promise<MandateChanged | Refusal> {
  const { mandate } = held;
  const actor: Actor = viewer ? actorOf(viewer, move.by, move.by === 'principal' ? mandate.organisation : null) : clock;
  const refusal = await moveRow(tx, mandateLife, mandate.id, move, {
    actor,
    ...(reason ? { reason } : {}),
    audience: await audienceOf(tx, held, actor.person),
  });
  return refusal ?? { id: mandate.id, state: move.to as MandateState, version: mandate.version + 1 };
}

/** Who may learn of it live: those whom `asOf` of access.ts admits once it is no offer any more. */
async function audienceOf(tx: Tx, { mandate, broker }: Held, mover: string | null): Promise<string[]> {
  if (mandate.side === 'owner') return [`person:${broker.person}`, `organisation:${mandate.organisation}`];
  const people = [broker.person, mandate.confirmed_by ?? mover, ...(await adminsOf(tx, mandate.organisation))];
  return [...new Set(people)].flatMap((one) => (one === null ? [] : [`person:${one}`]));
}

async function contextOf(tx: Tx, held: Held, at: Date, viewer: Viewer | null): Promise<MandateContext> {
  const { mandate, broker } = held;
  const organisation = (await organisationsById(tx, [mandate.organisation])).get(mandate.organisation);
  const need = await findNeed(tx, mandate.need);
  return {
    today: shanghaiDate(at),
    from: mandate.from_day,
    to: mandate.to_day,
    brokerActive: broker.state === 'active',
    isBroker: viewer !== null && viewer.person === broker.person,
    principalVerified: organisation?.verified ?? false,
    side: mandate.side,
    principalOwnsNeed: need?.organisation === mandate.organisation,
    day: null,
  };
}

/** Adds a dated entry to the service record. It is evidence: it can be added, never changed. */
export function recordService(
  platform: Platform,
  viewer: Viewer,
  id: string,
  given: { kind: ServiceEntry['kind']; day: string; text: string },
): Promise<ServiceEntry | Refusal> {
  return platform.transact<ServiceEntry>(async (tx) => {
    const held = await hold(tx, id);
    const as = held ? asOf(viewer, placeOf(held.mandate, held.broker.person)) : [];
    if (!held || as.length === 0) return refuse('not_found');
    const at = await now(tx);
    const context = { ...(await contextOf(tx, held, at, viewer)), day: given.day };
    const move = decide(mandateLife, mandateRules, { action: 'record', state: held.mandate.state, as, context });
    if (isRefusal(move)) return move;
    const entry = { id: newId(), mandate: id, ...given, person: held.broker.person, at };
    await insertEntry(tx, entry);
    const refused = await told(tx, held, move, viewer);
    return isRefusal(refused) ? refused : entryView(entry);
  });
}
