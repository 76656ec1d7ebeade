import { type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { record } from '#platform/db/transact.ts';
import type { Incoming } from '#platform/http/serve.ts';
import type { Platform } from '#platform/platform.ts';
import { setCookie } from '../sign-in/queries/cookie.ts';
import { endSessions } from '../store.ts';

/** Ends one session of the asker, or all of them (null). Its row is gone, so the very next request with its cookie is a visitor's. */
export async function endSession(
  platform: Platform,
  viewer: Viewer,
  session: string | null,
): Promise<{ done: true } | Refusal> {
  const { person } = viewer;
  if (person === null) return refuse('not_signed_in');
  return platform.transact(async (tx) => {
    if ((await endSessions(tx, person, session)) === 0) return refuse('not_found');
    record(tx, {
      name: session === null ? 'all_sessions_ended' : 'session_ended',
      subject: person,
      actor: actorOf(viewer, 'person'),
      audience: [`person:${person}`],
    });
    return { done: true };
  });
}

/** Signs out this session, or every one of the asker's; the cookie is taken back in any case, and who is out already stays out. */
export async function signOut(
  platform: Platform,
  viewer: Viewer,
  incoming: Incoming,
  everywhere: boolean,
): Promise<{ done: true } | Refusal> {
  incoming.outgoing.append('set-cookie', setCookie(platform, null));
  if (viewer.session !== null) await endSession(platform, viewer, everywhere ? null : viewer.session);
  return { done: true };
}
