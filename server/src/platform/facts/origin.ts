import { AsyncLocalStorage } from 'node:async_hooks';
import { sql } from 'kysely';
import type { Db } from '../db/connection.ts';

/** From where something is asked, and by which organisation's key; what the facts of the request carry. */
export type Origin = { readonly address: string; readonly key: string | null };
export const origin = new AsyncLocalStorage<Origin>();

/** How long the address of a write is kept, in days: six months, as network logs have to be. */
export const addressDays = 184;
const batch = 10_000;

const old = sql`address is not null and at < platform.now() - ${addressDays} * interval '1 day'`;

/** Whether there are addresses to be forgotten. */
export async function hasOldAddresses(db: Db): Promise<boolean> {
  const { rows } = await sql`select 1 from platform.fact where ${old} limit 1`.execute(db);
  return rows.length > 0;
}

/** Forgets addresses that were kept long enough, so many at once that the table is never held. */
export async function forgetAddresses(db: Db): Promise<void> {
  await sql`update platform.fact set address = null
    where position in (select position from platform.fact where ${old} order by at limit ${batch})`.execute(db);
}
