import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db/connection.ts';
import { keyedHash } from '#platform/keys/keyed-hash.ts';
import type { Platform } from '#platform/platform.ts';
import { unwrapWithMaster, wrapWithMaster } from '#platform/seal/seal.ts';
import { tables } from '../store.ts';

/** For what a person's second factor is wrapped. */
export const factorPurpose = (person: string): string => `second-factor:${person}`;

export type Factor = { readonly secret: Uint8Array; readonly since: Date | null };

/** The second factor of a person, also one that no code has confirmed yet (`since` null). */
export async function factorOf(platform: Platform, person: string): Promise<Factor | null> {
  const row = await tables(platform.db)
    .selectFrom('identity.second_factor')
    .select(['secret', 'confirmed_at as since'])
    .where('person', '=', person)
    .executeTakeFirst();
  return row
    ? { secret: unwrapWithMaster(platform.masterKey, factorPurpose(person), row.secret), since: row.since }
    : null;
}

/** Keeps a secret that is still to be confirmed, in place of an earlier one; false when the person's second factor is on. */
export async function writeSecret(
  tx: Tx,
  platform: Platform,
  person: string,
  secret: Uint8Array,
  at: Date,
): Promise<boolean> {
  const sealed = Buffer.from(wrapWithMaster(platform.masterKey, factorPurpose(person), secret));
  const row = await tables(tx)
    .insertInto('identity.second_factor')
    .values({ person, secret: sealed, created_at: at, confirmed_at: null, last_step: 0 })
    .onConflict((same) =>
      same
        .column('person')
        .doUpdateSet({ secret: sealed, created_at: at, last_step: 0 })
        .where('identity.second_factor.confirmed_at', 'is', null),
    )
    .returning('person')
    .executeTakeFirst();
  return row !== undefined;
}

/** Spends the code of a time step; false when one of this step or a later one was used. Of two at once one gets it. */
export async function spendStep(db: Db, person: string, step: number): Promise<boolean> {
  const row = await tables(db)
    .updateTable('identity.second_factor')
    .set({ last_step: step })
    .where('person', '=', person)
    .where('last_step', '<', step)
    .returning('person')
    .executeTakeFirst();
  return row !== undefined;
}

/** Spends a backup code; false when there is none such. */
export async function spendBackupCode(platform: Platform, person: string, code: string): Promise<boolean> {
  const row = await tables(platform.db)
    .deleteFrom('identity.backup_code')
    .where('person', '=', person)
    .where('code_hash', '=', hashOf(platform, person, code))
    .returning('person')
    .executeTakeFirst();
  return row !== undefined;
}

/** Gives a person these backup codes in place of all that it had. */
export async function writeBackupCodes(
  tx: Tx,
  platform: Platform,
  person: string,
  codes: readonly string[],
): Promise<void> {
  await tables(tx).deleteFrom('identity.backup_code').where('person', '=', person).execute();
  await tables(tx)
    .insertInto('identity.backup_code')
    .values(codes.map((code) => ({ person, code_hash: hashOf(platform, person, code) })))
    .execute();
}

const hashOf = (platform: Platform, person: string, code: string): Buffer =>
  Buffer.from(keyedHash(platform.secrets, 'backup code', person, code));

/** From now on the second factor counts; false when it did already or there is none. */
export async function writeConfirmed(tx: Tx, person: string, at: Date): Promise<boolean> {
  const row = await tables(tx)
    .updateTable('identity.second_factor')
    .set({ confirmed_at: at })
    .where('person', '=', person)
    .where('confirmed_at', 'is', null)
    .returning('person')
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes a second factor away with its backup codes; false when there was none. */
export async function removeFactor(tx: Tx, person: string): Promise<boolean> {
  const gone = tables(tx).deleteFrom('identity.second_factor').where('person', '=', person).returning('person');
  return (await gone.executeTakeFirst()) !== undefined;
}

/** Ends every session of a person but one (null: every one), and notes that the second step was taken in that one. */
export async function keepOnly(tx: Tx, person: string, session: string | null, at: Date): Promise<void> {
  await tables(tx)
    .deleteFrom('identity.session')
    .where('person', '=', person)
    .where('id', 'is distinct from', session)
    .execute();
  if (session === null) return;
  await tables(tx).updateTable('identity.session').set({ second_step_at: at }).where('id', '=', session).execute();
}

/** The session of a token that waits for its second step and began after a time; null otherwise. */
export async function waitingSession(
  db: Db,
  token: string,
  after: Date,
  at: Date,
): Promise<{ id: string; person: string } | null> {
  const { rows } = await sql<{ id: string; person: string }>`
    select s.id, s.person from identity.session s
    join identity.second_factor f on f.person = s.person and f.confirmed_at is not null
    where s.token = ${token} and s.second_step_at is null and s.created_at > ${after} and s.expires_at > ${at}`.execute(
    db,
  );
  return rows[0] ?? null;
}

/** Lets a session that waited in, under a new token and until a time; false when it waits no more. */
export async function letIn(tx: Tx, session: string, token: string, at: Date, until: Date): Promise<boolean> {
  const row = await tables(tx)
    .updateTable('identity.session')
    .set({ token, second_step_at: at, expires_at: until, updated_at: at })
    .where('id', '=', session)
    .where('second_step_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
