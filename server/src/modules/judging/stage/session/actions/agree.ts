import { isRefusal } from '#kernel/refusal.ts';
import type { Actor } from '#kernel/viewer.ts';
import { lockNeed, moveAlong, type NeedRow } from '#modules/needs/index.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import { toWatchers } from '../../final/access.ts';
import { append } from '../../meeting/store.ts';
import { agreementOf, firstAgreed, followsOfEach } from '../queries/agreement.ts';
import { lockSession, needsOfSession } from '../store.ts';

/**
 * Lets a need go on by talks where its owner and a team that it met both recorded that they go on, and no judging of it can find a
 * winner any more: the first such meeting is entered into the session's record, the need is paired, and the fact `session_agreed` opens
 * the deal. A need is paired once, so this is done once. The need's row is held.
 */
export async function goOn(tx: Tx, need: NeedRow, actor: Actor): Promise<void> {
  if ((await followsOfEach(tx, [need.id])).get(need.id) !== 'deal') return;
  const meeting = await firstAgreed(tx, need);
  const agreed = meeting && (await agreementOf(tx, meeting));
  const session = agreed && (await lockSession(tx, agreed.session));
  if (!meeting || !session) return;
  await append(tx, session.id, { action: 'go_on', meeting }, actor, await now(tx));
  const moved = await moveAlong(tx, need.id, 'pair', { ...actor, role: 'journey' });
  if (isRefusal(moved)) throw new Error(`a need of ${agreed.number} could not be paired: ${moved.refused}`);
  const needs = (await needsOfSession(tx, session.id)).map((one) => one.need);
  record(tx, {
    name: 'session_agreed',
    subject: session.id,
    actor,
    data: { contest: session.contest, need: need.id, meeting },
    audience: [
      ...toWatchers(session, needs),
      `organisation:${need.organisation}`,
      ...agreed.team.map((person) => `person:${person}`),
    ],
  });
}

/** The same after a judging that ended without a winner. */
export async function goOnUnchosen(tx: Tx, id: string, actor: Actor): Promise<void> {
  const need = await lockNeed(tx, id);
  if (need) await goOn(tx, need, actor);
}
