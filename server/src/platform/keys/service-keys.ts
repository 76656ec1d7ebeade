import { sql } from 'kysely';
import type { Db } from '#platform/db/connection.ts';
import { randomOf } from '#platform/seal/padding.ts';
import { masterKeyId } from '#platform/seal/seal.ts';
import type { KeyService } from '../providers/transit/transit.ts';
import { KeyFailure } from './key-failure.ts';

// A master key whose bytes stand nowhere: the database has it as the key service wrapped it, and the service opens it at each start.

const belongsTo = (id: string): string => `jiebang master key ${id}`;

/** The master keys that the service keeps closed, the newest first. */
export async function serviceKeys(db: Db, service: KeyService): Promise<readonly Uint8Array[]> {
  const { rows } = await sql<{ id: string; wrapped: string }>`
    select id, wrapped from platform.service_key order by made_at desc`.execute(db);
  const keys: Uint8Array[] = [];
  for (const { id, wrapped } of rows) {
    const key = await service.unwrap(wrapped, belongsTo(id));
    if (key.length !== 32 || masterKeyId(key) !== id)
      throw new KeyFailure(`The key service opened something else than the master key ${id}: is it the right service?`);
    keys.push(key);
  }
  return keys;
}

/** Makes a master key, which the service wraps; its id. */
export async function newServiceKey(db: Db, service: KeyService): Promise<string> {
  const key = randomOf(32);
  const id = masterKeyId(key);
  const wrapped = await service.wrap(key, belongsTo(id));
  // Kept only if it opens again: a service that cannot decrypt would be met at the next start.
  if (!Buffer.from(await service.unwrap(wrapped, belongsTo(id))).equals(key))
    throw new KeyFailure('The key service did not give back what it was given.');
  await sql`insert into platform.service_key (id, wrapped) values (${id}, ${wrapped})`.execute(db);
  return id;
}

/** Forgets every master key of the service but one. */
export async function forgetServiceKeys(db: Db, but: string): Promise<void> {
  await sql`delete from platform.service_key where id <> ${but}`.execute(db);
}
