import type { Incoming } from '#platform/http/serve.ts';
import type { Platform } from '#platform/platform.ts';
import { hasSecondFactor } from '../../second-factor/queries/status.ts';
import { setCookie } from '../queries/cookie.ts';

/** An entrance: who came in, whether the account is new, whether a second step is due, and the session's token, which only the cookie carries. */
export type Entry = {
  readonly person: string;
  readonly created: boolean;
  readonly secondStepDue: boolean;
  readonly token: string;
};

/** Gives the cookie of a session that has begun. Where the person has a second factor it counts for nothing yet (`viewerOf`). */
export async function admit(
  platform: Platform,
  incoming: Incoming,
  session: { readonly person: string; readonly token: string },
  created = false,
): Promise<Entry> {
  incoming.outgoing.append('set-cookie', setCookie(platform, session.token));
  return { ...session, created, secondStepDue: await hasSecondFactor(platform.db, session.person) };
}
