import { sql } from 'kysely';
import { TOTP } from 'otpauth';
import { unsentMail } from '#platform/mail/mail.ts';
import type { World } from './world.ts';

/** A reply as somebody at the wire sees it; without the id that differs between any two. */
export type Reply = {
  readonly status: number;
  readonly code: unknown;
  readonly body: Record<string, unknown>;
  /** The `Cookie` header that follows from it; empty when it set none. */
  readonly cookie: string;
  /** That by which the device is known again. */
  readonly device: string;
};

/** Asks with cookies and addresses of one's own choosing, where the whole answer counts. */
export const askingOf =
  (world: () => World, method: 'POST' | 'PUT' | 'DELETE' = 'POST') =>
  async (path: string, payload: object, cookie = '', ip = '10.0.0.1'): Promise<Reply> => {
    const response = await world().server.inject({
      method,
      url: `/api/v1${path}`,
      ...(method === 'DELETE' ? {} : { payload }),
      headers: { cookie },
      remoteAddress: ip,
    });
    const { requestId: _, ...body } = response.json() as Record<string, unknown>;
    const set = [response.headers['set-cookie'] ?? []].flat().map((one) => one.split(';')[0] ?? '');
    const device = set.find((one) => one.startsWith('jiebang-device=')) ?? '';
    const cookieSet = set.find((one) => one !== device) ?? '';
    return { status: response.statusCode, code: body['code'], body, cookie: cookieSet, device };
  };

/** As if every window in which attempts are counted were over. */
export async function forgetAttempts({ platform }: World): Promise<void> {
  await sql`delete from identity.attempt`.execute(platform.db);
}

/** The code in the last mail to an address; empty when there is none. */
export async function codeMailed({ platform }: World, email: string): Promise<string> {
  const mail = (await unsentMail(platform.db, null, 100)).find(
    (one) => one.recipient === email && /\d{6}/.test(one.subject),
  );
  return /\d{6}/.exec(mail?.subject ?? '')?.[0] ?? '';
}

/** Switches a person's second factor on, and gives its codes; that one was used to confirm it is forgotten. */
export async function enrolled(world: World, who: { readonly cookie: string; readonly person: string }) {
  const { identity } = world.as(who);
  const authenticator = new TOTP({ secret: (await identity.enrolSecondFactor()).secret });
  const code = () => authenticator.generate({ timestamp: Date.now() });
  await identity.confirmSecondFactor({ body: { code: code() } });
  await sql`update identity.second_factor set last_step = 0 where person = ${who.person}`.execute(world.platform.db);
  return code;
}
