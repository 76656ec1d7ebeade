import type { SignedAct } from '@jiebang/contract/needs/work.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { askSignature, signingOf } from '#modules/identity/index.ts';
import { now } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf, mayKnow } from '../access.ts';
import { needLife } from '../lifecycle.ts';
import { needRules } from '../rules.ts';
import { lockNeed } from '../store.ts';
import { contextOf } from './move.ts';

/** What is told of each act that a signature is asked for. */
const told = { submit: 'need_signature_asked', withdraw: 'need_withdrawal_asked' } as const;

/** Asks those who sign for its owner to hand in a need that is ready, or to withdraw one. */
export function askToSign(
  platform: Platform,
  viewer: Viewer,
  id: string,
  act: SignedAct,
): Promise<{ done: true } | Refusal> {
  return platform.transact<{ done: true }>(async (tx) => {
    const need = await lockNeed(tx, id);
    if (!need || !mayKnow(viewer, need)) return refuse('not_found');
    const { organisation, state } = need;
    const signing = await signingOf(tx, viewer, organisation);
    const decided = decide(needLife, needRules, {
      action: act,
      state,
      as: asOf(viewer, need),
      context: { ...(await contextOf(tx, need, await now(tx))), signing },
    });
    const people = await askSignature(tx, viewer, { organisation, item: id, act, decided });
    if (isRefusal(people)) return people;
    record(tx, {
      name: told[act],
      subject: id,
      actor: actorOf(viewer, 'owner', organisation),
      audience: people.map((person) => `person:${person}`),
    });
    return { done: true };
  });
}
