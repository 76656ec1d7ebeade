import { timingSafeEqual } from 'node:crypto';
import { keyedHash } from '#platform/keys/keyed-hash.ts';
import type { Platform } from '#platform/platform.ts';
import { wallClock } from '#platform/wall-clock.ts';
import { tables } from '../../store.ts';
import { codeGuesses, codeSeconds } from '../config.ts';

/** What a code was sent for: to sign in (whoever it is), to bind a handle to a person, or to prove a person by a handle it has. */
export type Purpose =
  | { readonly purpose: 'sign_in'; readonly person: null }
  | { readonly purpose: 'bind' | 'prove'; readonly person: string };
/** Where a code was sent, and what for: it is right for nothing else. */
export type Sent = Purpose & { readonly handle: string };

// The handle, the purpose and the person are hashed along: a row that is moved to another opens nothing.
const hashOf = ({ secrets }: Platform, { handle, purpose, person }: Sent, code: string): Buffer =>
  Buffer.from(keyedHash(secrets, 'one-time code', handle, purpose, person ?? '', code));

/** Keeps a new code, in place of one that was sent before for the same. */
export async function writeCode(platform: Platform, sent: Sent, code: string): Promise<void> {
  const { handle, purpose, person } = sent;
  const fresh = {
    code_hash: hashOf(platform, sent, code),
    guesses_left: codeGuesses,
    expires_at: new Date(wallClock().getTime() + codeSeconds * 1000),
  };
  await tables(platform.db)
    .insertInto('identity.one_time_code')
    .values({ handle, purpose, person, ...fresh })
    .onConflict((same) => same.constraint('one_time_code_once').doUpdateSet(fresh))
    .execute();
}

/** Uses a code up; false when it is not the one, too old, or guessed at too often. Of two at once one gets it. */
export async function spendSent(platform: Platform, sent: Sent, code: string): Promise<boolean> {
  const right = await guess(platform, sent, code);
  if (right === null) return false;
  const used = await theCode(platform, sent, right).returning('handle').executeTakeFirst();
  return used !== undefined;
}

/** Whether a code is right, leaving a right one as it was; a wrong one counts. */
export async function checkSent(platform: Platform, sent: Sent, code: string): Promise<boolean> {
  const right = await guess(platform, sent, code);
  if (right === null) return false;
  await tables(platform.db)
    .updateTable('identity.one_time_code')
    .set(({ eb }) => ({ guesses_left: eb('guesses_left', '+', 1) }))
    .where('handle', '=', sent.handle)
    .where('purpose', '=', sent.purpose)
    .where('person', 'is not distinct from', sent.person)
    .where('code_hash', '=', right)
    .execute();
  return true;
}

/** Takes one guess before it is compared, so that guesses at once do not pass together; the hash when it is right. */
async function guess(platform: Platform, sent: Sent, code: string): Promise<Buffer | null> {
  const row = await tables(platform.db)
    .updateTable('identity.one_time_code')
    .set(({ eb }) => ({ guesses_left: eb('guesses_left', '-', 1) }))
    .where('handle', '=', sent.handle)
    .where('purpose', '=', sent.purpose)
    .where('person', 'is not distinct from', sent.person)
    .where('guesses_left', '>', 0)
    .where('expires_at', '>', wallClock())
    .returning('code_hash')
    .executeTakeFirst();
  const hash = hashOf(platform, sent, code);
  return row && timingSafeEqual(row.code_hash, hash) ? hash : null;
}

const theCode = (platform: Platform, sent: Sent, hash: Buffer) =>
  tables(platform.db)
    .deleteFrom('identity.one_time_code')
    .where('handle', '=', sent.handle)
    .where('purpose', '=', sent.purpose)
    .where('person', 'is not distinct from', sent.person)
    .where('code_hash', '=', hash);
