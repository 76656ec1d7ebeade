import type { KeyScope } from '@jiebang/contract/http/key-scopes.ts';
import { type Db, now, type Tx } from '#platform/db/connection.ts';
import { tables } from '../../store.ts';

export type NewKeyRow = {
  readonly id: string;
  readonly organisation: string;
  readonly name: string;
  readonly prefix: string;
  readonly hash: Buffer;
  readonly scopes: KeyScope[];
  readonly created_at: Date;
  readonly expires_at: Date;
};

/** The seat of a present administrator of an organisation; null of anybody else. */
export async function adminSeat(tx: Tx, organisation: string, person: string | null): Promise<string | null> {
  const row = await tables(tx)
    .selectFrom('identity.membership')
    .select('id')
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .where('role', '=', 'admin')
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** How many keys of an organisation were neither revoked nor had run out at a time. */
export async function liveKeys(tx: Tx, organisation: string, at: Date): Promise<number> {
  const { n } = await tables(tx)
    .selectFrom('identity.api_key')
    .select((select) => select.fn.countAll<number>().as('n'))
    .where('organisation', '=', organisation)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Writes a key that hangs on a seat. */
export async function insertKey(tx: Tx, membership: string, key: NewKeyRow): Promise<void> {
  await tables(tx)
    .insertInto('identity.api_key')
    .values({ ...key, membership, used_at: null, revoked_at: null, revoked_by: null })
    .execute();
}

/** Revokes a key; null when the organisation has none of this id that still stands. Returns its name. */
export async function markRevoked(tx: Tx, organisation: string, id: string, by: string): Promise<string | null> {
  const row = await tables(tx)
    .updateTable('identity.api_key')
    .set({ revoked_at: await now(tx), revoked_by: by })
    .where('organisation', '=', organisation)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('name')
    .executeTakeFirst();
  return row?.name ?? null;
}

/** Notes when a key was last used. */
export async function noteUsed(db: Db, id: string, at: Date): Promise<void> {
  await tables(db).updateTable('identity.api_key').set({ used_at: at }).where('id', '=', id).execute();
}
