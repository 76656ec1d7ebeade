import { randomInt } from 'node:crypto';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { enqueueMail } from '#platform/mail/mail.ts';
import type { Platform } from '#platform/platform.ts';
import { requestLimits } from '../../config.ts';
import type { Handle } from '../../handle/queries/handle-of.ts';
import { codeMail, countAttempt } from '../../store.ts';
import { countText } from '../../text/actions/deliver.ts';
import { smsLimits } from '../config.ts';
import { type Purpose, writeCode } from '../store.ts';

/**
 * Makes a code and sends it to a handle, for one purpose. Whose the handle is, or whether it is anybody's, changes neither the reply
 * nor what is done, nor how long it takes.
 */
export async function sendCode(
  platform: Platform,
  ip: string,
  { kind, value }: Handle,
  purpose: Purpose,
): Promise<{ done: true } | Refusal> {
  const tried = { email: value, ip };
  if (kind === 'mobile') return textCode(platform, tried, purpose);
  if (!(await countAttempt(platform, 'request', tried, requestLimits))) return refuse('too_many_requests');
  const code = newCode();
  await writeCode(platform, { ...purpose, handle: value }, code);
  await platform.transact((tx) => enqueueMail(tx, codeMail(value, code)));
  return { done: true };
}

const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');

async function textCode(
  platform: Platform,
  tried: { readonly email: string; readonly ip: string },
  purpose: Purpose,
): Promise<{ done: true } | Refusal> {
  const { sms } = platform;
  const number = tried.email;
  if (sms === null && !platform.localMailbox) return refuse('sms_not_offered');
  if (!(await countAttempt(platform, 'sms minute', tried, smsLimits.minute))) return refuse('sms_too_soon');
  for (const span of ['hour', 'day'] as const) {
    if (!(await countAttempt(platform, `sms ${span}`, tried, smsLimits[span]))) return refuse('too_many_requests');
  }
  const code = newCode();
  if (sms === null) {
    await writeCode(platform, { ...purpose, handle: number }, code);
    await platform.transact((tx) => enqueueMail(tx, codeMail(number, code)));
    return { done: true };
  }
  if (!(await countText(platform, sms.perDay))) return refuse('sms_not_sent');
  // Kept first: of a message whose taking nobody answered in time the code may still arrive.
  await writeCode(platform, { ...purpose, handle: number }, code);
  const outcome = await sms.send(number, code);
  if (outcome === 'sent') return { done: true };
  return refuse(
    ({ number_refused: 'sms_number_refused', too_many: 'too_many_requests', failed: 'sms_not_sent' } as const)[outcome],
  );
}
