import type { Proof } from '@jiebang/contract/identity/sign-in/second-factor.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { record } from '#platform/db/transact.ts';
import type { Incoming } from '#platform/http/serve.ts';
import type { Platform } from '#platform/platform.ts';
import { wallClock } from '#platform/wall-clock.ts';
import { checkPassword } from '../../sign-in/actions/check-password.ts';
import { personByEmail } from '../../store.ts';
import { hasSecondFactor } from '../queries/status.ts';
import { keepOnly, removeFactor } from '../store.ts';
import { spendCode } from './prove.ts';

/** Switches the asker's second factor off, on its password or a code. Ends every other session, those that wait for a second step above all. */
export async function switchOff(
  platform: Platform,
  viewer: Viewer,
  incoming: Incoming,
  proof: Proof,
): Promise<{ done: true } | Refusal> {
  const { person } = viewer;
  if (person === null) return refuse('not_signed_in');
  if (!(await hasSecondFactor(platform.db, person))) return refuse('second_factor_off');
  const proven =
    'code' in proof
      ? await spendCode(platform, { person, ip: incoming.ip }, proof.code, 'confirmed')
      : await checkPassword(platform, incoming, person, proof.password);
  if (isRefusal(proven)) return proven;
  return platform.transact(async (tx) => {
    if (!(await removeFactor(tx, person))) return refuse('second_factor_off');
    await keepOnly(tx, person, viewer.session, wallClock());
    record(tx, {
      name: 'second_factor_off',
      subject: person,
      actor: actorOf(viewer, 'person'),
      audience: [`person:${person}`],
    });
    return { done: true };
  });
}

/** Takes away the second factor of who lost it, by the operator's command; every session of theirs ends. False when there was none. */
export async function resetSecondFactor(platform: Platform, email: string): Promise<boolean> {
  const reset = await platform.transact(async (tx) => {
    const person = await personByEmail(tx, email.trim().toLowerCase());
    if (person === null || !(await removeFactor(tx, person))) return false;
    await keepOnly(tx, person, null, wallClock());
    record(tx, {
      name: 'second_factor_reset',
      subject: person,
      actor: { person: null, organisation: null, role: 'operator' },
      audience: [`person:${person}`],
    });
    return true;
  });
  return reset === true;
}
