import { verify } from '@node-rs/argon2';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Incoming } from '#platform/http/serve.ts';
import type { Platform } from '#platform/platform.ts';
import { passwordOf } from '../../store.ts';
import { handlesOf } from '../handle/store.ts';
import { countPassword } from '../place/actions/count-password.ts';
import { giveBack } from '../store.ts';

/** Whether this is the password of a person who is signed in already; wrong ones are counted together with those of signing in. */
export async function checkPassword(
  platform: Platform,
  incoming: Incoming,
  person: string,
  password: string,
): Promise<true | Refusal> {
  const { email, mobile } = await handlesOf(platform.db, person);
  const counted = await countPassword(platform, incoming, email ?? mobile ?? person, person);
  if (!counted) return refuse('too_many_requests');
  const hashed = await passwordOf(platform.db, person);
  if (hashed === null || !(await verify(hashed, password))) return refuse('password_wrong');
  await giveBack(platform, counted);
  return true;
}
