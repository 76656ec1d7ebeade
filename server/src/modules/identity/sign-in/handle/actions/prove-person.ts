import type { HandleProof } from '@jiebang/contract/identity/sign-in/handle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import type { Incoming } from '#platform/http/serve.ts';
import type { Platform } from '#platform/platform.ts';
import { spendCode } from '../../../second-factor/actions/prove.ts';
import { hasSecondFactor } from '../../../second-factor/queries/status.ts';
import { checkPassword } from '../../actions/check-password.ts';
import { spendSent } from '../../code/store.ts';
import { codeLimits } from '../../config.ts';
import { countAttempt, forgiveAttempt } from '../../store.ts';
import { handlesOf } from '../store.ts';

/** That who holds the session is the person: a cookie that was stolen changes nothing of how the account is entered. */
export async function provePerson(
  platform: Platform,
  incoming: Incoming,
  person: string,
  proof: HandleProof,
): Promise<true | Refusal> {
  if ('password' in proof) return checkPassword(platform, incoming, person, proof.password);
  if ('second' in proof) {
    const spent = await spendCode(platform, { person, ip: incoming.ip }, proof.second, 'confirmed');
    return isRefusal(spent) ? spent : true;
  }
  if (await hasSecondFactor(platform.db, person)) return refuse('proof_too_weak');
  const tried = { email: person, ip: incoming.ip };
  if (!(await countAttempt(platform, 'prove', tried, codeLimits))) return refuse('too_many_requests');
  const { email, mobile } = await handlesOf(platform.db, person);
  for (const handle of [email, mobile]) {
    if (handle === null || !(await spendSent(platform, { handle, purpose: 'prove', person }, proof.sent))) continue;
    await forgiveAttempt(platform, 'prove', tried);
    return true;
  }
  return refuse('code_refused');
}

/** The same for what outlives the session: where a second factor is on, nothing but a code of it is proof. */
export async function proveStrongly(
  platform: Platform,
  incoming: Incoming,
  person: string,
  proof: HandleProof,
): Promise<true | Refusal> {
  if (!('second' in proof) && (await hasSecondFactor(platform.db, person))) return refuse('second_code_needed');
  return provePerson(platform, incoming, person, proof);
}
