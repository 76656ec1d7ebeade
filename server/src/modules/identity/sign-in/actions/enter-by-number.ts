import { verify } from '@node-rs/argon2';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import type { Tx } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Incoming } from '#platform/http/serve.ts';
import type { Platform } from '#platform/platform.ts';
import { writePassword } from '../../store.ts';
import { checkSent, spendSent } from '../code/store.ts';
import { codeLimits } from '../config.ts';
import { mayRelease, release } from '../handle/actions/release.ts';
import { nameLimits } from '../handle/config.ts';
import {
  beginSession,
  type Holder,
  holderOf,
  isIdle,
  noteProven,
  openPerson,
  passwordOfNumber,
  putAccount,
} from '../handle/store.ts';
import { countPassword } from '../place/actions/count-password.ts';
import { countAttempt, forgiveAttempt, giveBack, hashPassword, type Tried } from '../store.ts';
import { admit, type Entry } from './admit.ts';

/** Signs in with a number and a password. An unknown number and a wrong password give the same answer in the same time. */
export async function signInWithNumber(
  platform: Platform,
  incoming: Incoming,
  given: { mobile: string; password: string },
): Promise<Entry | Refusal> {
  const found = await passwordOfNumber(platform.db, given.mobile);
  const counted = await countPassword(platform, incoming, given.mobile, found?.person ?? null);
  if (!counted) return refuse('too_many_requests');
  // One hash either way.
  const isRight = found?.password
    ? await verify(found.password, given.password)
    : (await hashPassword(given.password)) === null;
  if (!found || !isRight) return refuse('sign_in_refused');
  await giveBack(platform, counted);
  const token = await platform.transact((tx) => beginSession(tx, found.person, incoming));
  if (isRefusal(token)) return token;
  return admit(platform, incoming, { person: found.person, token });
}

/** A person to be made where the number is nobody's; `password` may be left to be set later. */
export type Newcomer = { readonly name: string; readonly nameEn: string | null; readonly password: string | null };
type Given = { readonly mobile: string; readonly code: string; readonly name?: string | undefined };

/**
 * Signs in with a code that was sent to a number, or makes an account of it for a newcomer. A number that was last proven long ago may
 * be another's by now: then the account opens only to who knows its name as well, and a newcomer gets the number where its holder
 * keeps another way in.
 */
export async function enterByNumber(
  platform: Platform,
  incoming: Incoming,
  given: Given,
  newcomer: Newcomer | null,
): Promise<Entry | Refusal> {
  const { mobile, code } = given;
  const tried = { email: mobile, ip: incoming.ip };
  if (!(await countAttempt(platform, 'code', tried, codeLimits))) return refuse('too_many_requests');
  const sent = { handle: mobile, purpose: 'sign_in', person: null } as const;
  const holder = await holderOf(platform.db, mobile);
  const way = holder === null ? 'nobody' : isIdle(holder) ? 'idle' : 'known';
  // Nothing more is told, and no name compared, before the number is proven.
  if ((way === 'idle' || (way === 'nobody' && newcomer === null)) && !(await checkSent(platform, sent, code)))
    return refuse('sign_in_refused');
  if (way === 'nobody' && newcomer === null) return refuse('not_registered');
  const whose = way === 'idle' && holder ? await whoIsIt(platform, tried, holder, newcomer ?? given) : way;
  if (isRefusal(whose)) return whose;
  if (whose === 'held') return refuse('number_idle');
  if (!(await spendSent(platform, sent, code))) return refuse('sign_in_refused');
  await forgiveAttempt(platform, 'code', tried);
  const entered =
    whose === 'known' && holder
      ? await comeBack(platform, incoming, holder.person, mobile)
      : await arrive(platform, incoming, mobile, newcomer);
  return isRefusal(entered) ? entered : admit(platform, incoming, entered, whose !== 'known');
}

/** Of a number proven long ago: its holder, who knows the name on the account; somebody new, where it can be freed; or nobody yet. */
async function whoIsIt(
  platform: Platform,
  tried: Tried,
  holder: Holder,
  said: Newcomer | Given,
): Promise<'known' | 'nobody' | 'held' | Refusal> {
  if (said.name !== undefined) {
    if (!(await countAttempt(platform, 'name', tried, nameLimits))) return refuse('too_many_requests');
    if (bare(said.name) === bare(holder.name)) {
      await forgiveAttempt(platform, 'name', tried);
      return 'known';
    }
  }
  if ('code' in said) return 'held';
  return platform.transact(async (tx) => ((await mayRelease(tx, holder)) ? 'nobody' : 'held'));
}

const bare = (name: string): string => name.normalize('NFKC').replace(/\s/g, '').toLowerCase();

function comeBack(platform: Platform, incoming: Incoming, person: string, mobile: string) {
  return platform.transact(async (tx) => {
    // The number was taken off the account a moment ago.
    if (!(await noteProven(tx, person, mobile))) return refuse('sign_in_refused');
    return { person, token: await beginSession(tx, person, incoming) };
  });
}

async function arrive(platform: Platform, incoming: Incoming, mobile: string, newcomer: Newcomer | null) {
  if (newcomer === null) return refuse('sign_in_refused');
  const hashed = newcomer.password === null ? null : await hashPassword(newcomer.password);
  return platform.transact(async (tx: Tx) => {
    const free = await release(tx, mobile);
    if (isRefusal(free)) return free;
    const person = await openPerson(tx, newcomer);
    await putAccount(tx, person, 'mobile', mobile);
    if (hashed !== null) await writePassword(tx, person, hashed, null);
    record(tx, { name: 'person_registered', subject: person, actor: { person, organisation: null, role: 'person' } });
    return { person, token: await beginSession(tx, person, incoming) };
  });
}
