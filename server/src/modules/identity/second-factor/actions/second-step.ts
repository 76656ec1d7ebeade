import { randomBytes } from 'node:crypto';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { record } from '#platform/db/transact.ts';
import type { Incoming } from '#platform/http/serve.ts';
import type { Platform } from '#platform/platform.ts';
import { wallClock } from '#platform/wall-clock.ts';
import { sessionSeconds } from '../../sign-in/config.ts';
import { notePlace } from '../../sign-in/place/actions/note-place.ts';
import { setCookie } from '../../sign-in/queries/cookie.ts';
import { whoWaits } from '../queries/status.ts';
import { letIn } from '../store.ts';
import { spendCode } from './prove.ts';

/**
 * The second step of signing in: with a code of the second factor of whom the waiting session belongs to, and of nobody else's.
 * The session goes on under a new token, so that what was worth half a sign-in is worth nothing afterwards.
 */
export async function takeSecondStep(
  platform: Platform,
  incoming: Incoming,
  code: string,
): Promise<{ person: string; created: false; secondStepDue: false } | Refusal> {
  const waiting = await whoWaits(platform, incoming.cookie);
  if (!waiting) return refuse('sign_in_again');
  const { person } = waiting;
  const spent = await spendCode(platform, { person, ip: incoming.ip }, code, 'confirmed');
  if (isRefusal(spent)) return spent;
  const token = randomBytes(24).toString('base64url');
  const entered = await platform.transact(async (tx) => {
    const at = wallClock();
    const until = new Date(at.getTime() + sessionSeconds * 1000);
    if (!(await letIn(tx, waiting.id, token, at, until))) return refuse('sign_in_again');
    const actor = { person, organisation: null, role: 'person' };
    record(tx, { name: 'second_step_taken', subject: waiting.id, actor });
    if (spent.by === 'backup') {
      record(tx, {
        name: 'backup_code_used',
        subject: person,
        actor,
        audience: [`person:${person}`],
      });
    }
    return { person, created: false as const, secondStepDue: false as const };
  });
  if (isRefusal(entered)) return entered;
  incoming.outgoing.append('set-cookie', setCookie(platform, token));
  await notePlace(platform, incoming, person);
  return entered;
}
