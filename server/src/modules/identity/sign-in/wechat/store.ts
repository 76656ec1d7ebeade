import { randomBytes } from 'node:crypto';
import type { Db } from '#platform/db/connection.ts';
import { keyedHash } from '#platform/keys/keyed-hash.ts';
import type { Platform } from '#platform/platform.ts';
import { wallClock } from '#platform/wall-clock.ts';
import { tables } from '../../store.ts';
import { ticketSeconds } from './config.ts';

const hashOf = (platform: Platform, ticket: string): Buffer =>
  Buffer.from(keyedHash(platform.secrets, 'wechat ticket', ticket));

/** Keeps who WeChat named, and returns the ticket that stands for it; the openid itself does not leave the server. */
export async function newTicket(platform: Platform, openid: string): Promise<string> {
  const ticket = randomBytes(32).toString('base64url');
  const expires_at = new Date(wallClock().getTime() + ticketSeconds * 1000);
  await tables(platform.db)
    .insertInto('identity.wechat_ticket')
    .values({ ticket_hash: hashOf(platform, ticket), openid, expires_at })
    .execute();
  return ticket;
}

/** Whether a ticket is good still. */
export async function isGood(platform: Platform, ticket: string): Promise<boolean> {
  const row = await tables(platform.db)
    .selectFrom('identity.wechat_ticket')
    .select('openid')
    .where('ticket_hash', '=', hashOf(platform, ticket))
    .where('expires_at', '>', wallClock())
    .executeTakeFirst();
  return row !== undefined;
}

/** Uses a ticket up: whom it stands for, or null. Of two at once one gets it. */
export async function takeTicket(db: Db, platform: Platform, ticket: string): Promise<string | null> {
  const row = await tables(db)
    .deleteFrom('identity.wechat_ticket')
    .where('ticket_hash', '=', hashOf(platform, ticket))
    .where('expires_at', '>', wallClock())
    .returning('openid')
    .executeTakeFirst();
  return row?.openid ?? null;
}
