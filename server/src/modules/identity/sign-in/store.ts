import { createHmac } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { emailOTP } from 'better-auth/plugins';
import { sql } from 'kysely';
import { newId } from '#kernel/ids.ts';
import { idempotency } from '#platform/db/transact.ts';
import { networkOf } from '#platform/http/guard/network.ts';
import type { Incoming } from '#platform/http/serve.ts';
import { enqueueMail } from '#platform/mail/mail.ts';
import type { Platform } from '#platform/platform.ts';
import { wallClock } from '#platform/wall-clock.ts';
import { codeGuesses, codeSeconds, type Limits, sessionSeconds } from './config.ts';

/** argon2id with the parameters that OWASP names first: 19 MiB, two passes, one lane. */
const argon = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
export const hashPassword = (password: string): Promise<string> => hash(password, argon);

const addressHeader = 'x-jiebang-address';

/** better-auth over our tables; called from here, never mounted (docs/decisions/0005). */
function authOver(platform: Platform) {
  const codeKey = platform.secrets('code');
  return betterAuth({
    baseURL: platform.publicUrl,
    secret: platform.secrets('session').toString('hex'),
    database: { db: platform.db, type: 'postgres', schemaName: 'identity', transaction: true },
    telemetry: { enabled: false },
    logger: { disabled: true },
    // Counted by us, in the database, by account and address (attempt/).
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      password: { hash: hashPassword, verify: (given) => verify(given.hash, given.password) },
    },
    session: {
      modelName: 'session',
      expiresIn: sessionSeconds,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
      fields: sessionFields,
    },
    user: {
      modelName: 'person',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    account: { modelName: 'account', fields: accountFields },
    verification: {
      modelName: 'verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    advanced: { database: { generateId: () => newId() }, ipAddress: { ipAddressHeaders: [addressHeader] } },
    plugins: [
      emailOTP({
        expiresIn: codeSeconds,
        allowedAttempts: codeGuesses,
        // Six digits hashed without a key would be read from a dump in a second.
        storeOTP: { hash: async (code) => createHmac('sha256', codeKey).update(code).digest('base64url') },
        sendVerificationOTP: async ({ email, otp }) => {
          // A transaction of its own, which must not claim the request's idempotency key.
          await idempotency.run(null, () => platform.transact((tx) => enqueueMail(tx, codeMail(email, otp))));
        },
      }),
    ],
  });
}

const sessionFields = {
  userId: 'person',
  expiresAt: 'expires_at',
  ipAddress: 'ip_address',
  userAgent: 'user_agent',
  createdAt: 'created_at',
  updatedAt: 'updated_at',
} as const;

const accountFields = {
  userId: 'person',
  accountId: 'account_id',
  providerId: 'provider_id',
  accessToken: 'access_token',
  refreshToken: 'refresh_token',
  idToken: 'id_token',
  accessTokenExpiresAt: 'access_token_expires_at',
  refreshTokenExpiresAt: 'refresh_token_expires_at',
  createdAt: 'created_at',
  updatedAt: 'updated_at',
} as const;

/** The message with a code; in a trial also that of a text message, for the local mailbox. */
export function codeMail(recipient: string, code: string) {
  return {
    recipient,
    subject: `揭榜验证码 ${code} / Jiebang sign-in code ${code}`,
    body: `您的验证码是 ${code}，十分钟内有效，请勿告诉他人。若非本人操作，请忽略本消息。\n\nYour code is ${code}. It is good for ten minutes; tell it to nobody. If you did not ask for it, ignore this message.\n`,
  };
}

const opened = new WeakMap<Platform, ReturnType<typeof authOver>>();

/** The sign-in of an installation, made once. */
export function authOf(platform: Platform): ReturnType<typeof authOver> {
  const auth = opened.get(platform) ?? authOver(platform);
  opened.set(platform, auth);
  return auth;
}

/** What a new session remembers of the request that began it. */
export function headersOf(incoming: Pick<Incoming, 'ip' | 'userAgent'>): Headers {
  return new Headers({ [addressHeader]: incoming.ip, 'user-agent': incoming.userAgent });
}

/**
 * Runs a call of better-auth: its result, or the code of what it does not accept; that an account went while somebody came in is such an answer.
 * What is none is a bug and stays thrown.
 */
export async function asked<T>(call: Promise<T>): Promise<{ readonly ok: T } | { readonly no: string }> {
  try {
    return { ok: await call };
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'deleted_stays_deleted') return { no: 'DELETED' };
    if (error instanceof APIError && error.statusCode < 500) return { no: String(error.body?.code ?? error.status) };
    throw error;
  }
}

/** Who tries: the account's address and the network address it comes from. */
export type Tried = { readonly email: string; readonly ip: string };

/**
 * Counts one attempt before it is made, so that attempts at the same time cannot pass together; false when there were too
 * many. The source's own counters come first: what they turn away does not count against the account, so that one source alone shuts
 * nobody else out of it.
 */
export async function countAttempt(
  platform: Platform,
  purpose: string,
  tried: Tried,
  limits: Limits,
): Promise<boolean> {
  const { seconds } = limits;
  const [both, account, address] = keysOf(platform, purpose, tried);
  return countEach(platform, [
    { key: both, limit: limits.both, seconds },
    { key: address, limit: limits.address, seconds },
    { key: account, limit: limits.account, seconds },
  ]);
}

/** Takes back an attempt that was none: the code was right. */
export async function forgiveAttempt(platform: Platform, purpose: string, tried: Tried): Promise<void> {
  await giveBack(platform, keysOf(platform, purpose, tried));
}

/** A counter, how much it bears, and within how many seconds. */
export type Bound = { readonly key: string; readonly limit: number; readonly seconds: number };

/**
 * Counts one in each of these, in this order; false where one has more than it bears, and those after it are left as they are. They stand
 * in the database, for all servers together.
 */
export async function countEach(platform: Platform, bounds: readonly Bound[]): Promise<boolean> {
  for (const bound of bounds) if (!(await countOne(platform, bound))) return false;
  return true;
}

async function countOne(platform: Platform, { key, limit, seconds }: Bound): Promise<boolean> {
  const at = wallClock();
  const over = new Date(at.getTime() - seconds * 1000);
  const { rows } = await sql<{ count: number }>`
    insert into identity.attempt as a (key, window_start, count) values (${key}, ${at}, 1)
    on conflict (key) do update set
      count = case when a.window_start <= ${over} then 1 else a.count + 1 end,
      window_start = case when a.window_start <= ${over} then ${at} else a.window_start end
    returning count`.execute(platform.db);
  return (rows[0]?.count ?? 0) <= limit;
}

/** Takes one back from each of these. */
export async function giveBack(platform: Platform, keys: readonly string[]): Promise<void> {
  await sql`
    with mine as (select key from identity.attempt where key = any(${[...keys]}::text[]) and count > 0 order by key for update)
    update identity.attempt set count = count - 1 where key in (select key from mine)`.execute(platform.db);
}

/** The name of a counter: a keyed hash, so that the table tells of no address. */
export const attemptKey = (platform: Platform, ...parts: string[]): string =>
  createHmac('sha256', platform.secrets('attempt')).update(JSON.stringify(parts)).digest('base64url');

/** In this order: both, the account, the address. */
function keysOf(platform: Platform, purpose: string, { email, ip }: Tried): [string, string, string] {
  const from = networkOf(ip);
  return [
    attemptKey(platform, purpose, 'both', email, from),
    attemptKey(platform, purpose, 'account', email),
    attemptKey(platform, purpose, 'address', from),
  ];
}
