import { isRefusal, type Refusal } from '#kernel/refusal.ts';
import { record } from '#platform/db/transact.ts';
import type { Incoming } from '#platform/http/serve.ts';
import type { Platform } from '#platform/platform.ts';
import { wallClock } from '#platform/wall-clock.ts';
import { writePassword } from '../../store.ts';
import { type ByHandle, handleOf } from '../handle/queries/handle-of.ts';
import { forgetPlaces } from '../place/store.ts';
import { hashPassword } from '../store.ts';
import type { Entry } from './admit.ts';
import { announce } from './announce.ts';
import { signInByCode, useCode } from './enter.ts';
import { enterByNumber } from './enter-by-number.ts';

/** Sets a person's password from outside a request (the demo, the operator) and ends its sessions. */
export async function setPassword(platform: Platform, person: string, password: string): Promise<void> {
  const hashed = await hashPassword(password);
  await platform.transact((tx) => writePassword(tx, person, hashed, null));
}

/** Sets a new password with a one-time code: signs in, ends every other session, and knows no other device any more. */
export async function resetPassword(
  platform: Platform,
  incoming: Incoming,
  given: ByHandle & { code: string; password: string; name?: string | undefined },
): Promise<Entry | Refusal> {
  const before = wallClock();
  const entered = await signInByCode(platform, incoming, given);
  if (isRefusal(entered)) return entered;
  const hashed = await hashPassword(given.password);
  return platform.transact(async (tx) => {
    await writePassword(tx, entered.person, hashed, entered.token);
    await forgetPlaces(tx, entered.person, before);
    record(tx, {
      name: 'password_changed',
      subject: entered.person,
      actor: { person: entered.person, organisation: null, role: 'person' },
      audience: [`person:${entered.person}`],
    });
    return entered;
  });
}

/** Makes an account with a code, a name and a password. A handle that has one already is signed in, and nothing of it is changed. */
export async function signUp(
  platform: Platform,
  incoming: Incoming,
  given: ByHandle & { code: string; name: string; nameEn?: string | undefined; password: string },
): Promise<Entry | Refusal> {
  const handle = handleOf(given);
  if (isRefusal(handle)) return handle;
  const { code, name, nameEn = null, password } = given;
  return handle.kind === 'mobile'
    ? enterByNumber(platform, incoming, { mobile: handle.value, code }, { name, nameEn, password })
    : signUpWithAddress(platform, incoming, { ...given, email: handle.value });
}

async function signUpWithAddress(
  platform: Platform,
  incoming: Incoming,
  given: { email: string; code: string; name: string; nameEn?: string | undefined; password: string },
): Promise<Entry | Refusal> {
  const entered = await useCode(platform, incoming, given);
  if (isRefusal(entered) || !entered.created) return entered;
  const hashed = await hashPassword(given.password);
  return platform.transact(async (tx) => {
    // Another sign-up with the same address came first: then this is a sign-in.
    if (!(await announce(tx, entered.person, given.nameEn ?? null))) return { ...entered, created: false };
    await writePassword(tx, entered.person, hashed, entered.token);
    return entered;
  });
}
