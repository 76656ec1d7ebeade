import { newId } from '#kernel/ids.ts';
import { isRefusal, type Refusal } from '#kernel/refusal.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Incoming } from '#platform/http/serve.ts';
import type { Platform } from '#platform/platform.ts';
import { tablesIn } from '../../store.ts';
import { hashPassword } from '../store.ts';
import { announce } from './announce.ts';
import { type Entry, signInByCode, useCode } from './enter.ts';

/** Gives a person the password of which this is the hash; ends its sessions but the one with the token `keep`. */
export async function writePassword(tx: Tx, person: string, hashed: string, keep: string | null): Promise<void> {
  const at = await now(tx);
  await tablesIn(tx)
    .insertInto('identity.account')
    .values({
      ...noTokens,
      id: newId(),
      person,
      account_id: person,
      provider_id: 'credential',
      password: hashed,
      created_at: at,
      updated_at: at,
    })
    .onConflict((same) => same.columns(['provider_id', 'account_id']).doUpdateSet({ password: hashed, updated_at: at }))
    .execute();
  const others = tablesIn(tx).deleteFrom('identity.session').where('person', '=', person);
  await (keep === null ? others : others.where('token', '!=', keep)).execute();
}

const noTokens = {
  access_token: null,
  refresh_token: null,
  id_token: null,
  access_token_expires_at: null,
  refresh_token_expires_at: null,
  scope: null,
};

/** Sets a person's password from outside a request (the demo, the operator) and ends its sessions. */
export async function setPassword(platform: Platform, person: string, password: string): Promise<void> {
  const hashed = await hashPassword(password);
  await platform.transact((tx) => writePassword(tx, person, hashed, null));
}

/** Sets a new password with a one-time code: signs in and ends every other session. */
export async function resetPassword(
  platform: Platform,
  incoming: Incoming,
  given: { email: string; code: string; password: string },
): Promise<Entry | Refusal> {
  const entered = await signInByCode(platform, incoming, given);
  if (isRefusal(entered)) return entered;
  const hashed = await hashPassword(given.password);
  return platform.transact(async (tx) => {
    await writePassword(tx, entered.person, hashed, entered.token);
    record(tx, {
      name: 'password_changed',
      subject: entered.person,
      actor: { person: entered.person, organisation: null, role: 'person' },
      audience: [`person:${entered.person}`],
    });
    return entered;
  });
}

/** Makes an account with a code, a name and a password. An address that has one already is signed in, and nothing of it is changed. */
export async function signUp(
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
