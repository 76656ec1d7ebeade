import { isRefusal, type Refusal } from '#kernel/refusal.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { enqueueMail } from '#platform/mail/mail.ts';
import type { Platform } from '#platform/platform.ts';
import type { NoticeOutcome } from '#platform/providers/sms/sms.ts';
import { attemptKey, countEach, giveBack } from '../../store.ts';
import { mostTries, shareOfAll } from '../config.ts';
import { nextSendable, nextTry, variablesOf, wordsOf } from '../rules.ts';

const HOUR = 3_600_000;
/** So long nothing else is sent when the provider has not answered: what is asked then may be lost. */
const rest = 120_000;

/** A notice that is to be sent now. */
export type Claimed = {
  readonly mobile: string;
  readonly template: string;
  readonly text: string;
  readonly says: Readonly<Record<string, string>>;
  readonly tries: number;
};
/** What became of a notice: `not_taken` was offered as often as it may be. */
export type Ended = Exclude<NoticeOutcome, 'failed'> | 'not_taken';

/** Where a notice waits, and how it is written there what becomes of it. */
export type Outbox = {
  /** Notes that the notice is being sent; null where it was ended or put off instead. */
  claim(tx: Tx): Promise<Claimed | null | Refusal>;
  putBack(tx: Tx, claimed: Claimed, due: Date): Promise<void>;
  end(tx: Tx, outcome: Ended): Promise<void>;
  /** Lets every notice that waits there wait until a time at least. */
  restAll(tx: Tx, until: Date): Promise<void>;
};

/**
 * Sends a notice: once, whoever asks at the same time or after a restart. That it is being sent is kept before the provider is asked; where
 * no answer comes it may have left, and stays as it is. What was surely not taken waits and is tried again. Without a provider it
 * goes into the local mailbox.
 */
export async function deliver(platform: Platform, outbox: Outbox): Promise<void> {
  const { sms } = platform;
  const claimed = await platform.transact(async (tx) => {
    const found = await outbox.claim(tx);
    if (found === null || isRefusal(found) || sms !== null) return found;
    await enqueueMail(tx, { recipient: found.mobile, ...mailboxed(platform, found) });
    await outbox.end(tx, 'sent');
    return null;
  });
  if (claimed === null || isRefusal(claimed) || sms === null) return;
  const putBack = (tries: number, due: (at: Date) => Date) =>
    platform.transact(async (tx) => outbox.putBack(tx, { ...claimed, tries }, due(await now(tx))));
  if (!(await countText(platform, Math.floor(sms.perDay * shareOfAll)))) {
    await putBack(claimed.tries, (at) => nextSendable(new Date(at.getTime() + HOUR)));
    return;
  }
  const outcome = await sms.notify(claimed.mobile, claimed.template, variablesOf(claimed.text, claimed.says));
  const tries = claimed.tries + 1;
  if (outcome === 'failed' && tries < mostTries) {
    await putBack(tries, (at) => nextTry(at, tries));
    return;
  }
  await platform.transact(async (tx) => {
    if (outcome === 'unanswered') await outbox.restAll(tx, new Date((await now(tx)).getTime() + rest));
    await outbox.end(tx, outcome === 'failed' ? 'not_taken' : outcome);
  });
}

function mailboxed({ publicUrl }: Platform, { text, says }: Claimed) {
  const words = wordsOf(text, says).replace('<site>', publicUrl);
  return { subject: '【揭榜】短信提醒 / Text message', body: `【揭榜】${words}\n` };
}

/** Counts one message among all of this installation, whoever asks from wherever: what they cost is bounded. False where that would be more than `most` within a day. */
export async function countText(platform: Platform, most: number): Promise<boolean> {
  const key = attemptKey(platform, 'sms all');
  if (await countEach(platform, [{ key, limit: most, seconds: 86_400 }])) return true;
  await giveBack(platform, [key]);
  return false;
}
