import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Incoming } from '#platform/http/serve.ts';
import type { Platform } from '#platform/platform.ts';
import { requestLimits } from '../config.ts';
import { authOf, countAttempt } from '../store.ts';

/** Sends a one-time code to an address. Whether it has an account changes neither the reply nor what is done, nor how long it takes. */
export async function requestCode(
  platform: Platform,
  incoming: Incoming,
  email: string,
): Promise<{ done: true } | Refusal> {
  if (!(await countAttempt(platform, 'request', { email, ip: incoming.ip }, requestLimits)))
    return refuse('too_many_requests');
  await authOf(platform).api.sendVerificationOTP({ body: { email, type: 'sign-in' } });
  return { done: true };
}
