import type { NoticeInput } from '@jiebang/contract/identity/notice.ts';
import { newId } from '#kernel/ids.ts';
import { type Db, now, type Tx } from '#platform/db/connection.ts';
import type { IdentityTables } from './tables.gen.ts';

/** This module's tables, on a connection or in a transaction. */
export const tables = (db: Db) => db.withTables<IdentityTables>();

/** The account of an e-mail address; null without one. */
export async function personByEmail(db: Db, email: string): Promise<string | null> {
  const row = await tables(db).selectFrom('identity.person').select('id').where('email', '=', email).executeTakeFirst();
  return row?.id ?? null;
}

/** Holds a person's row until the transaction ends; false when there is none. */
export async function lockPerson(tx: Tx, person: string): Promise<boolean> {
  const query = tables(tx).selectFrom('identity.person').select('id').where('id', '=', person).forUpdate();
  return (await query.executeTakeFirst()) !== undefined;
}

/** Makes the account of an address, or finds the one that it has. Returns its id. */
export async function openAccount(tx: Tx, given: { email: string; name: string }): Promise<string> {
  const at = await now(tx);
  const account = { name_en: null, email_verified: true, image: null, announced: true };
  const { id } = await tables(tx)
    .insertInto('identity.person')
    .values({ id: newId(), ...given, ...account, created_at: at, updated_at: at })
    .onConflict((same) => same.column('email').doUpdateSet({ email_verified: true, updated_at: at }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Marks an account as told of, with its English name; false when it was before. */
export async function markAnnounced(tx: Tx, person: string, nameEn: string | null): Promise<boolean> {
  const row = await tables(tx)
    .updateTable('identity.person')
    .set({ announced: true, name_en: nameEn })
    .where('id', '=', person)
    .where('announced', '=', false)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Accounts made before a time that nobody was told of. */
export async function unannounced(db: Db, before: Date, limit: number): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('identity.person')
    .select('id')
    .where('announced', '=', false)
    .where('created_at', '<', before)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** Changes a person's name. */
export async function writeName(tx: Tx, person: string, given: { name: string; nameEn: string | null }): Promise<void> {
  await tables(tx)
    .updateTable('identity.person')
    .set({ name: given.name, name_en: given.nameEn, updated_at: await now(tx) })
    .where('id', '=', person)
    .execute();
}

/** What better-auth's accounts of other providers have, and ours have not. */
export const noTokens = {
  access_token: null,
  refresh_token: null,
  id_token: null,
  access_token_expires_at: null,
  refresh_token_expires_at: null,
  scope: null,
};

/** The hash of a person's password; null where it has none. */
export async function passwordOf(db: Db, person: string): Promise<string | null> {
  const row = await tables(db)
    .selectFrom('identity.account')
    .select('password')
    .where('person', '=', person)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst();
  return row?.password ?? null;
}

/** Gives a person the password of which this is the hash; ends its sessions but the one with the token `keep`. */
export async function writePassword(tx: Tx, person: string, hashed: string, keep: string | null): Promise<void> {
  const at = await now(tx);
  const ids = { id: newId(), person, account_id: person, provider_id: 'credential' };
  await tables(tx)
    .insertInto('identity.account')
    .values({ ...noTokens, ...ids, password: hashed, created_at: at, updated_at: at })
    .onConflict((same) => same.columns(['provider_id', 'account_id']).doUpdateSet({ password: hashed, updated_at: at }))
    .execute();
  const others = tables(tx).deleteFrom('identity.session').where('person', '=', person);
  await (keep === null ? others : others.where('token', '!=', keep)).execute();
}

/** Notes when a session was last seen. */
export async function noteSeen(db: Db, session: string, at: Date): Promise<void> {
  await tables(db).updateTable('identity.session').set({ seen_at: at }).where('id', '=', session).execute();
}

/** The id of the session that a token stands for; null without one. */
export async function sessionOf(db: Db, token: string): Promise<string | null> {
  const row = await tables(db)
    .selectFrom('identity.session')
    .select('id')
    .where('token', '=', token)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Ends one session of a person, or all (null); returns how many. */
export async function endSessions(tx: Tx, person: string, session: string | null): Promise<number> {
  const mine = tables(tx).deleteFrom('identity.session').where('person', '=', person);
  const ended = await (session === null ? mine : mine.where('id', '=', session)).returning('id').execute();
  return ended.length;
}

/** Sessions and codes that had run out at a time. */
export async function expired(db: Db, at: Date, limit: number): Promise<string[]> {
  const sessions = tables(db).selectFrom('identity.session').select('id').where('expires_at', '<', at);
  const codes = tables(db).selectFrom('identity.verification').select('id').where('expires_at', '<', at);
  const rows = await sessions.unionAll(codes).limit(limit).execute();
  return rows.map((row) => row.id);
}

/** Whether there is a code of ours, or a ticket, that had run out at a time. */
export async function hasStale(db: Db, at: Date): Promise<boolean> {
  const codes = tables(db).selectFrom('identity.one_time_code').select('expires_at').where('expires_at', '<', at);
  const tickets = tables(db).selectFrom('identity.wechat_ticket').select('expires_at').where('expires_at', '<', at);
  return (await codes.unionAll(tickets).limit(1).executeTakeFirst()) !== undefined;
}

/** Removes codes of ours and tickets that had run out at a time. */
export async function clearStale(db: Db, at: Date): Promise<void> {
  await tables(db).deleteFrom('identity.one_time_code').where('expires_at', '<', at).execute();
  await tables(db).deleteFrom('identity.wechat_ticket').where('expires_at', '<', at).execute();
}

/** Removes a session or code, and counters whose windows began before a time. */
export async function clearAway(db: Db, id: string, countedBefore: Date): Promise<void> {
  await tables(db).deleteFrom('identity.session').where('id', '=', id).execute();
  await tables(db).deleteFrom('identity.verification').where('id', '=', id).execute();
  await tables(db).deleteFrom('identity.attempt').where('window_start', '<', countedBefore).execute();
}

/** Withdraws a person's consent to a purpose where it stands, and gives it anew with this version of the notice; null gives none. */
export async function replaceConsent(
  tx: Tx,
  person: string,
  purpose: string,
  version: number | null,
): Promise<boolean> {
  const at = await now(tx);
  const standing = await tables(tx)
    .selectFrom('identity.consent')
    .select(['id', 'notice_version'])
    .where('person', '=', person)
    .where('purpose', '=', purpose)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  if ((standing?.notice_version ?? null) === version) return false;
  const withdrawing = tables(tx).updateTable('identity.consent').set({ withdrawn_at: at });
  if (standing) await withdrawing.where('id', '=', standing.id).execute();
  if (version === null) return true;
  await tables(tx)
    .insertInto('identity.consent')
    .values({ id: newId(), person, purpose, notice_version: version, given_at: at, withdrawn_at: null })
    .execute();
  return true;
}

/** The last version of the privacy notice, held until the transaction ends: two are not published at once. */
export async function lockLastNotice(tx: Tx): Promise<{ version: number; from_at: Date }> {
  return tables(tx)
    .selectFrom('identity.privacy_notice')
    .select(['version', 'from_at'])
    .orderBy('version', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

export type NewNotice = {
  readonly version: number;
  readonly from: Date;
  readonly input: NoticeInput;
  readonly person: string;
  readonly at: Date;
};

/** Writes a version of the privacy notice. */
export async function insertNotice(tx: Tx, { version, from, input, person, at }: NewNotice): Promise<void> {
  const { text, changes, renews } = input;
  await tables(tx)
    .insertInto('identity.privacy_notice')
    .values({
      version,
      from_at: from,
      text_zh: text.zh,
      text_en: text.en,
      changes_zh: changes.zh,
      changes_en: changes.en,
      renews,
      published_at: at,
      published_by: person,
    })
    .execute();
}

/** Notes that a person has read a version; false when it was noted before. */
export async function insertAcknowledgement(tx: Tx, person: string, version: number): Promise<boolean> {
  const row = await tables(tx)
    .insertInto('identity.notice_acknowledgement')
    .values({ person, version, at: await now(tx) })
    .onConflict((same) => same.doNothing())
    .returning('version')
    .executeTakeFirst();
  return row !== undefined;
}
