import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import type { Incoming } from '#platform/http/serve.ts';
import type { Platform } from '#platform/platform.ts';
import { personByEmail } from '../../store.ts';
import { codeLimits } from '../config.ts';
import { type ByHandle, handleOf } from '../handle/queries/handle-of.ts';
import { countPassword } from '../place/actions/count-password.ts';
import { asked, authOf, countAttempt, forgiveAttempt, giveBack, headersOf } from '../store.ts';
import { admit, type Entry } from './admit.ts';
import { enterByNumber, signInWithNumber } from './enter-by-number.ts';

/** Signs in with a password and sets the session cookie. An unknown address and a wrong password give the same answer in the same time. */
export async function signIn(
  platform: Platform,
  incoming: Incoming,
  given: ByHandle & { password: string },
): Promise<Entry | Refusal> {
  const handle = handleOf(given);
  if (isRefusal(handle)) return handle;
  const { password } = given;
  return handle.kind === 'mobile'
    ? signInWithNumber(platform, incoming, { mobile: handle.value, password })
    : signInWithAddress(platform, incoming, { email: handle.value, password });
}

async function signInWithAddress(
  platform: Platform,
  incoming: Incoming,
  given: { email: string; password: string },
): Promise<Entry | Refusal> {
  const counted = await countPassword(platform, incoming, given.email, await personByEmail(platform.db, given.email));
  if (!counted) return refuse('too_many_requests');
  const answer = await asked(authOf(platform).api.signInEmail({ body: given, headers: headersOf(incoming) }));
  if ('no' in answer) return refuse('sign_in_refused');
  await giveBack(platform, counted);
  return admit(platform, incoming, { person: answer.ok.user.id, token: answer.ok.token });
}

/** Signs in with a one-time code. A right code for an address without an account is `not_registered`, and stays good for signing up. */
export async function signInByCode(
  platform: Platform,
  incoming: Incoming,
  given: ByHandle & { code: string; name?: string | undefined },
): Promise<Entry | Refusal> {
  const handle = handleOf(given);
  if (isRefusal(handle)) return handle;
  const { code, name } = given;
  return handle.kind === 'mobile'
    ? enterByNumber(platform, incoming, { mobile: handle.value, code, name }, null)
    : enterByAddress(platform, incoming, { email: handle.value, code });
}

async function enterByAddress(
  platform: Platform,
  incoming: Incoming,
  given: { email: string; code: string },
): Promise<Entry | Refusal> {
  if ((await personByEmail(platform.db, given.email)) !== null) return useCode(platform, incoming, given);
  const tried = { email: given.email, ip: incoming.ip };
  if (!(await countAttempt(platform, 'code', tried, codeLimits))) return refuse('too_many_requests');
  const body = { email: given.email, otp: given.code, type: 'sign-in' as const };
  const answer = await asked(authOf(platform).api.checkVerificationOTP({ body }));
  const proven = 'ok' in answer || answer.no === 'USER_NOT_FOUND';
  return refuse(proven ? 'not_registered' : 'sign_in_refused');
}

/** Spends a code: signs in the account of the address, or makes it when a name is given. Sets the session cookie. */
export async function useCode(
  platform: Platform,
  incoming: Incoming,
  given: { email: string; code: string; name?: string },
): Promise<Entry | Refusal> {
  const tried = { email: given.email, ip: incoming.ip };
  if (!(await countAttempt(platform, 'code', tried, codeLimits))) return refuse('too_many_requests');
  const before = await personByEmail(platform.db, given.email);
  const body = { email: given.email, otp: given.code, ...(given.name === undefined ? {} : { name: given.name }) };
  const answer = await asked(authOf(platform).api.signInEmailOTP({ body, headers: headersOf(incoming) }));
  if ('no' in answer) return refuse('sign_in_refused');
  await forgiveAttempt(platform, 'code', tried);
  return admit(platform, incoming, { person: answer.ok.user.id, token: answer.ok.token }, before === null);
}
