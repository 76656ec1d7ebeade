import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db/connection.ts';
import { networkOf } from '#platform/http/guard/network.ts';
import type { Platform } from '#platform/platform.ts';
import { wallClock } from '#platform/wall-clock.ts';
import { tables } from '../../store.ts';
import { knownDays } from './config.ts';

/** From where somebody comes: the device that its browser names, and its network. */
export type Place = { readonly device: string | null; readonly ip: string };

/** Under a key of ours: who reads the table learns of no network, and makes no device. */
const hashOf = (platform: Platform, kind: 'device' | 'network', value: string): Buffer =>
  createHmac('sha256', platform.secrets('place'))
    .update(JSON.stringify([kind, value]))
    .digest();

const since = (): Date => new Date(wallClock().getTime() - knownDays * 86_400_000);

/** Whether a person has signed in from this device, and from this network; asked in the same manner where nobody is meant. */
export async function knownAt(
  platform: Platform,
  person: string | null,
  { device, ip }: Place,
): Promise<{ readonly device: boolean; readonly network: boolean }> {
  const hashes = [hashOf(platform, 'device', device ?? ''), hashOf(platform, 'network', networkOf(ip))];
  const rows = await tables(platform.db)
    .selectFrom('identity.known_place')
    .select('kind')
    .where('person', '=', person)
    .where('hash', 'in', hashes)
    .where('seen_at', '>', since())
    .execute();
  const has = (kind: string) => rows.some((row) => row.kind === kind);
  return { device: has('device'), network: has('network') };
}

/**
 * Writes down that a person has signed in from a place, under a new name of the device: the old one, which somebody may have planted or
 * copied, is worth nothing from then on. Others who sign in at the same device stay known at it.
 */
export async function writePlace(
  tx: Tx,
  platform: Platform,
  person: string,
  from: Place,
  fresh: string,
): Promise<void> {
  const at = wallClock();
  const hash = hashOf(platform, 'device', fresh);
  if (from.device !== null)
    await tables(tx)
      .updateTable('identity.known_place')
      .set({ hash })
      .where('kind', '=', 'device')
      .where('hash', '=', hashOf(platform, 'device', from.device))
      .execute();
  await tables(tx)
    .insertInto('identity.known_place')
    .values([
      { person, kind: 'device', hash, seen_at: at },
      { person, kind: 'network', hash: hashOf(platform, 'network', networkOf(from.ip)), seen_at: at },
    ])
    .onConflict((same) => same.columns(['person', 'kind', 'hash']).doUpdateSet({ seen_at: at }))
    .execute();
}

/** Forgets where a person has signed in before a time. */
export async function forgetPlaces(tx: Tx, person: string, before: Date): Promise<void> {
  await tables(tx)
    .deleteFrom('identity.known_place')
    .where('person', '=', person)
    .where('seen_at', '<', before)
    .execute();
}

/** Whether there are places where nobody has signed in for too long. */
export async function hasOldPlaces(db: Db): Promise<boolean> {
  const row = await tables(db)
    .selectFrom('identity.known_place')
    .select('kind')
    .where('seen_at', '<', since())
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Forgets places where nobody has signed in for too long. */
export async function clearOldPlaces(db: Db): Promise<void> {
  await sql`delete from identity.known_place where seen_at < ${since()}`.execute(db);
}
