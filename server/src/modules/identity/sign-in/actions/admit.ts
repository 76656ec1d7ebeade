import { record } from '#platform/db/transact.ts';
import type { Incoming } from '#platform/http/serve.ts';
import type { Platform } from '#platform/platform.ts';
import { hasSecondFactor } from '../../second-factor/queries/status.ts';
import { sessionOf } from '../../store.ts';
import { notePlace } from '../place/actions/note-place.ts';
import { setCookie } from '../queries/cookie.ts';

/** An entrance: who came in, whether the account is new, whether a second step is due, and the session's token, which only the cookie carries. */
export type Entry = {
  readonly person: string;
  readonly created: boolean;
  readonly secondStepDue: boolean;
  readonly token: string;
};

/** Gives the cookie of a session that has begun, and writes down that somebody came in. Where the person has a second factor it counts for nothing yet (`viewerOf`). */
export async function admit(
  platform: Platform,
  incoming: Incoming,
  session: { readonly person: string; readonly token: string },
  created = false,
): Promise<Entry> {
  incoming.outgoing.append('set-cookie', setCookie(platform, session.token));
  const { person } = session;
  // In a transaction of its own: better-auth has begun the session in one that nobody joins.
  await platform.transact(async (tx) => {
    const subject = await sessionOf(tx, session.token);
    if (subject !== null)
      record(tx, { name: 'signed_in', subject, actor: { person, organisation: null, role: 'person' } });
    return { done: true };
  });
  const secondStepDue = await hasSecondFactor(platform.db, person);
  if (!secondStepDue) await notePlace(platform, incoming, person);
  return { ...session, created, secondStepDue };
}
