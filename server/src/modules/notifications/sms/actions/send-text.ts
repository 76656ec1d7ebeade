import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { countText, reachOf } from '#modules/identity/index.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { enqueueMail } from '#platform/mail/mail.ts';
import type { Platform } from '#platform/platform.ts';
import { mostTries, shareOfAll } from '../config.ts';
import { wayOf } from '../queries/way.ts';
import { isTexted, nextSendable, nextTry, startOfDay } from '../rules.ts';
import { endText, isRead, lockText, putOff, restAll, smsChoices, type TextRow, textedSince } from '../store.ts';
import { variablesOf, wordsOf } from './text-some.ts';

const HOUR = 3_600_000;
/** So long nothing else is sent when the provider has not answered: what is asked then may be lost. */
const rest = 120_000;

/**
 * Sends a text message whose time has come: once, whoever asks at the same time or after a restart. That it is being sent is kept
 * before the provider is asked; where no answer comes it may have left, and stays as it is. What was surely not taken waits and is
 * tried again.
 */
export async function sendText(platform: Platform, id: string): Promise<void> {
  const { sms } = platform;
  const claimed = await platform.transact((tx) => claim(tx, platform, id));
  if (isRefusal(claimed) || claimed === null || sms === null) return;
  const { row, mobile } = claimed;
  const putBack = (tries: number, due: (at: Date) => Date) =>
    platform.transact(async (tx) => putOff(tx, { ...row, tries }, due(await now(tx))));
  if (!(await countText(platform, Math.floor(sms.perDay * shareOfAll)))) {
    await putBack(row.tries, (at) => nextSendable(new Date(at.getTime() + HOUR)));
    return;
  }
  const values = Object.entries(variablesOf(row.template, row.variables as Record<string, string>));
  const outcome = await sms.notify(mobile, row.template, values);
  const tries = row.tries + 1;
  if (outcome === 'unanswered')
    await platform.transact(async (tx) => restAll(tx, new Date((await now(tx)).getTime() + rest)));
  if (outcome === 'failed' && tries < mostTries) await putBack(tries, (at) => nextTry(at, tries));
  else await platform.transact((tx) => endText(tx, id, outcome === 'failed' ? 'not_taken' : outcome));
}

type Claimed = { readonly row: TextRow; readonly mobile: string };

/** Looks whether a message is still to be sent, and notes that it is being sent. Null where it was ended or put off here. */
async function claim(tx: Tx, platform: Platform, id: string): Promise<Claimed | null | Refusal> {
  const before = startOfDay(await now(tx));
  const row = await lockText(tx, id, before);
  const at = await now(tx);
  if (!row || row.due > at) return refuse('not_found');
  const sendable = nextSendable(at);
  const end = async (outcome: Parameters<typeof endText>[2]) => {
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
  if (platform.sms !== null) {
    await endText(tx, id, 'sending');
    return { row, mobile };
  }
  const words = wordsOf(row.template, row.variables as Record<string, string>);
  await enqueueMail(tx, { recipient: mobile, subject: '【揭榜】短信提醒 / Text message', body: `【揭榜】${words}\n` });
  return end('sent');
}
