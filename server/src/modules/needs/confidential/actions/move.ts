import type { AccessChanged } from '@jiebang/contract/needs/confidential/access-routes.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { type Actor, actorOf, clock, type Viewer } from '#kernel/viewer.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import type { NeedRow } from '../../store.ts';
import { asOfDisclosure } from '../access.ts';
import { type DisclosureAction, type DisclosurePart, disclosureLife } from '../lifecycle.ts';
import { disclosureRules } from '../rules.ts';
import { saveAcceptance, setReason } from '../store.ts';
import { disclosureContext, type Held, holdDisclosure } from './hold.ts';

/** One move of an access asked for by its reader, or by the owner of the text. */
export function moveDisclosure(
  platform: Platform,
  viewer: Viewer,
  id: string,
  action: 'grant' | 'decline' | 'end' | 'leave',
  reason: string | null = null,
): Promise<AccessChanged | Refusal> {
  return platform.transact((tx) => moveDisclosureIn(tx, viewer, id, action, reason));
}

/** The same within a transaction: as an organisation that is kept out loses what its people had. */
export async function moveDisclosureIn(
  tx: Tx,
  viewer: Viewer,
  id: string,
  action: 'grant' | 'decline' | 'end' | 'leave',
  reason: string | null,
): Promise<AccessChanged | Refusal> {
  const held = await holdDisclosure(tx, id);
  const as = held ? asOfDisclosure(viewer, held.disclosure, held.need) : [];
  if (!held || as.length === 0) return refuse('not_found');
  const organisation = action === 'leave' ? held.disclosure.organisation : held.need.organisation;
  const actor = actorOf(viewer, as[0] ?? 'solver', organisation);
  return moveHeld(tx, held, { action, as, actor, viewer, reason });
}

/** Accepts the terms of now, after they were changed. It is no move of its own: it stands with the terms. */
export function acceptTerms(
  platform: Platform,
  viewer: Viewer,
  id: string,
  terms: string,
): Promise<AccessChanged | Refusal> {
  return platform.transact(async (tx) => {
    const held = await holdDisclosure(tx, id);
    if (!held || !asOfDisclosure(viewer, held.disclosure, held.need).includes('solver')) return refuse('not_found');
    const { need, text, disclosure } = held;
    const context = await disclosureContext(tx, viewer, held, terms);
    const move = decide(disclosureLife, disclosureRules, {
      action: 'accept',
      state: disclosure.state,
      as: ['solver'],
      context,
    });
    if (isRefusal(move)) return move;
    await saveAcceptance(tx, { disclosure: id, terms: text.terms, sha256: terms, at: await now(tx) });
    const refusal = await moveRow(tx, disclosureLife, id, move, {
      actor: actorOf(viewer, 'solver', disclosure.organisation),
      data: { need: need.id },
      audience: audienceOf(need, disclosure.person),
    });
    return refusal ?? { id, state: disclosure.state, version: disclosure.version + 1 };
  });
}

/** Ends an asking that its owner has not answered while solutions were taken. */
export function lapseDisclosure(platform: Platform, id: string): Promise<AccessChanged | Refusal> {
  return platform.transact(async (tx) => {
    const held = await holdDisclosure(tx, id);
    if (!held) return refuse('not_found');
    return moveHeld(tx, held, { action: 'lapse', as: ['clock'], actor: clock, viewer: null, reason: null });
  });
}

type Asked = {
  readonly action: DisclosureAction;
  readonly as: readonly DisclosurePart[];
  readonly actor: Actor;
  readonly viewer: Viewer | null;
  readonly reason: string | null;
};

async function moveHeld(tx: Tx, held: Held, asked: Asked): Promise<AccessChanged | Refusal> {
  const { need, disclosure } = held;
  const { action, as, actor, viewer, reason } = asked;
  const context = await disclosureContext(tx, viewer, held);
  const move = decide(disclosureLife, disclosureRules, { action, state: disclosure.state, as, context });
  if (isRefusal(move)) return move;
  // What was said before stands no longer once access is granted.
  await setReason(tx, disclosure.id, reason);
  const refusal = await moveRow(tx, disclosureLife, disclosure.id, move, {
    actor,
    ...(reason === null ? {} : { reason }),
    data: { need: need.id },
    audience: audienceOf(need, disclosure.person),
  });
  return refusal ?? { id: disclosure.id, state: move.to as AccessChanged['state'], version: disclosure.version + 1 };
}

/** Whom an access concerns: the owner's people, and the one who reads. */
export const audienceOf = (need: NeedRow, person: string): readonly string[] => [
  `organisation:${need.organisation}`,
  `person:${person}`,
];
