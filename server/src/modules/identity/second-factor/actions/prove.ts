import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Platform } from '#platform/platform.ts';
import { wallClock } from '#platform/wall-clock.ts';
import { countAttempt, forgiveAttempt } from '../../sign-in/store.ts';
import { secondCodeLimits } from '../config.ts';
import { stepOf } from '../queries/totp.ts';
import { factorOf, spendBackupCode, spendStep } from '../store.ts';

export type Prover = { readonly person: string; readonly ip: string };

/**
 * Spends a code of a person's second factor: of the authenticator, or a backup code, and says which it was. Each works once; wrong
 * ones are counted by person and address, each kind apart. Spent outside of the transaction that follows, so that no failure gives it back.
 */
export async function spendCode(
  platform: Platform,
  { person, ip }: Prover,
  typed: string,
  state: 'confirmed' | 'new',
): Promise<{ readonly by: 'authenticator' | 'backup' } | Refusal> {
  const code = typed.replace(/[\s-]/g, '').toUpperCase();
  const by = /^\d{6}$/.test(code) ? 'authenticator' : 'backup';
  // The counters know accounts by name: the person's id is one that no address can be.
  const tried = { email: person, ip };
  if (!(await countAttempt(platform, `second ${by}`, tried, secondCodeLimits))) return refuse('too_many_requests');
  const factor = await factorOf(platform, person);
  if (!factor || (factor.since !== null) !== (state === 'confirmed')) return refuse('second_factor_off');
  const isRight =
    by === 'backup'
      ? await spendBackupCode(platform, person, code)
      : await spendAuthenticatorCode(platform, person, factor.secret, code);
  if (!isRight) return refuse('second_code_refused');
  await forgiveAttempt(platform, `second ${by}`, tried);
  return { by };
}

async function spendAuthenticatorCode(
  platform: Platform,
  person: string,
  secret: Uint8Array,
  code: string,
): Promise<boolean> {
  const step = stepOf(secret, code, wallClock());
  return step !== null && spendStep(platform.db, person, step);
}
