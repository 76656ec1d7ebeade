import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { Platform } from '#platform/platform.ts';
import { signInKey } from '../sign-in/config.ts';
import type { Limits } from './config.ts';

/** Who tries: the account's address and the network address it comes from. */
export type Tried = { readonly email: string; readonly ip: string };

/**
 * Counts one attempt before it is made, so that attempts at the same time cannot pass together; false when there were too
 * many. Counters stand in the database, for all servers together, under keyed hashes of the addresses.
 */
export async function countAttempt(
  platform: Platform,
  purpose: string,
  tried: Tried,
  limits: Limits,
): Promise<boolean> {
  const at = new Date();
  const over = new Date(at.getTime() - limits.seconds * 1000);
  const bounds = keysOf(platform, purpose, tried).map((key, index) => ({
    key,
    limit: [limits.both, limits.account, limits.address][index] ?? 0,
  }));
  // Sorted, so that two requests lock the counters in the same order.
  const keys = bounds.map((bound) => bound.key).sort();
  const { rows } = await sql<{ key: string; count: number }>`
    insert into identity.attempt as a (key, window_start, count) select unnest(${keys}::text[]), ${at}, 1
    on conflict (key) do update set
      count = case when a.window_start <= ${over} then 1 else a.count + 1 end,
      window_start = case when a.window_start <= ${over} then ${at} else a.window_start end
    returning key, count`.execute(platform.db);
  return bounds.every(({ key, limit }) => (rows.find((row) => row.key === key)?.count ?? 0) <= limit);
}

/** Takes back an attempt that was none: the password or code was right. */
export async function forgiveAttempt(platform: Platform, purpose: string, tried: Tried): Promise<void> {
  const keys = keysOf(platform, purpose, tried);
  await sql`
    with mine as (select key from identity.attempt where key = any(${keys}::text[]) and count > 0 order by key for update)
    update identity.attempt set count = count - 1 where key in (select key from mine)`.execute(platform.db);
}

/** In this order: both, the account, the address. */
function keysOf(platform: Platform, purpose: string, { email, ip }: Tried): string[] {
  const keyed = (...parts: string[]) =>
    createHmac('sha256', signInKey(platform, 'attempt'))
      .update(JSON.stringify([purpose, ...parts]))
      .digest('base64url');
  return [keyed('both', email, ip), keyed('account', email), keyed('address', ip)];
}
