import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import type { Incoming } from '#platform/http/serve.ts';
import type { Platform } from '#platform/platform.ts';
import { sendCode } from '../code/actions/send-code.ts';
import { requestLimits } from '../config.ts';
import { type ByHandle, handleOf } from '../handle/queries/handle-of.ts';
import { authOf, countAttempt } from '../store.ts';

/** Sends a one-time code to an address or a number. Whether it has an account changes neither the reply nor what is done, nor how long it takes. */
export async function requestCode(
  platform: Platform,
  incoming: Incoming,
  given: ByHandle,
): Promise<{ done: true } | Refusal> {
  const handle = handleOf(given);
  if (isRefusal(handle)) return handle;
  if (handle.kind === 'mobile') return sendCode(platform, incoming.ip, handle, { purpose: 'sign_in', person: null });
  const email = handle.value;
  if (!(await countAttempt(platform, 'request', { email, ip: incoming.ip }, requestLimits)))
    return refuse('too_many_requests');
  await authOf(platform).api.sendVerificationOTP({ body: { email, type: 'sign-in' } });
  return { done: true };
}
