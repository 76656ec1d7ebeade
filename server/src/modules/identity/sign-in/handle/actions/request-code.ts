import type { HandleKind } from '@jiebang/contract/identity/sign-in/handle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Incoming } from '#platform/http/serve.ts';
import type { Platform } from '#platform/platform.ts';
import { sendCode } from '../../code/actions/send-code.ts';
import { requestLimits } from '../../config.ts';
import { countAttempt } from '../../store.ts';
import { handleOf } from '../queries/handle-of.ts';
import { handlesOf } from '../store.ts';

/** Sends a code to a handle that the asker wants to have; the same is done and said when it is another's. */
export async function requestHandleCode(
  platform: Platform,
  viewer: Viewer,
  incoming: Incoming,
  given: { email?: string | undefined; mobile?: string | undefined },
): Promise<{ done: true } | Refusal> {
  const { person } = viewer;
  if (person === null) return refuse('not_signed_in');
  const handle = handleOf(given);
  if (isRefusal(handle)) return handle;
  // However many handles, and whoever's: one person does not send the world messages.
  if (!(await countAttempt(platform, 'bind request', { email: person, ip: incoming.ip }, requestLimits)))
    return refuse('too_many_requests');
  return sendCode(platform, incoming.ip, handle, { purpose: 'bind', person });
}

/** Sends a code to a handle that the asker has, by which it proves itself. */
export async function requestProofCode(
  platform: Platform,
  viewer: Viewer,
  incoming: Incoming,
  to: HandleKind,
): Promise<{ done: true } | Refusal> {
  const { person } = viewer;
  if (person === null) return refuse('not_signed_in');
  const value = (await handlesOf(platform.db, person))[to];
  if (value === null) return refuse('not_found');
  return sendCode(platform, incoming.ip, { kind: to, value }, { purpose: 'prove', person });
}
