import { type Refusal, refuse } from '#kernel/refusal.ts';
import { type Claimed, deliver, nextSendable, reachOf, startOfDay, wayOf } from '#modules/identity/index.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { textOf } from '../config.ts';
import { isTexted } from '../rules.ts';
import { endText, isRead, lockText, type Outcome, putOff, restAll, smsChoices, textedSince } from '../store.ts';

/** Sends a text message about what waits whose time has come, unless it is not wanted any more. */
export function sendText(platform: Platform, id: string): Promise<void> {
  return deliver(platform, {
    claim: (tx) => claim(tx, platform, id),
    putBack: (tx, { says, tries }, due) => putOff(tx, { id, variables: says, tries }, due),
    end: (tx, outcome) => endText(tx, id, outcome),
    restAll,
  });
}

async function claim(tx: Tx, platform: Platform, id: string): Promise<Claimed | null | Refusal> {
  const row = await lockText(tx, id, startOfDay(await now(tx)));
  const at = await now(tx);
  if (!row || row.due > at) return refuse('not_found');
  const sendable = nextSendable(at);
  const end = async (outcome: Outcome) => {
    await endText(tx, id, outcome);
    return null;
  };
  if (sendable > at) {
    await putOff(tx, row, sendable);
    return null;
  }
  const way = wayOf(platform);
  const reach = (await reachOf(tx, [row.person])).get(row.person);
  const mobile = reach?.mobile ?? null;
  const wanted = reach !== undefined && isTexted((await smsChoices(tx, [row.person])).get(row.person), reach);
  if (mobile === null || !wanted || !way?.has(row.template)) return end('unwanted');
  if (await isRead(tx, row.notification)) return end('read');
  if ((await textedSince(tx, row.person, startOfDay(at))) >= way.perDay) return end('over_limit');
  await endText(tx, id, 'sending');
  const { template, tries } = row;
  return { mobile, template, text: textOf(template), says: row.variables as Record<string, string>, tries };
}
