import { randomBytes } from 'node:crypto';
import { newId } from '#kernel/ids.ts';
import type { Db, Tx } from '#platform/db/connection.ts';
import { wallClock } from '#platform/wall-clock.ts';
import { noTokens, tables } from '../../store.ts';
import { sessionSeconds } from '../config.ts';
import { provenDays } from './config.ts';

/** Where else than in the e-mail of its person a way of signing in stands. */
export type Provider = 'mobile' | 'wechat';

export type Holder = { readonly person: string; readonly name: string; readonly provenAt: Date };

/** Whose a number is, and when it was last proven; null when nobody's. */
export async function holderOf(db: Db, mobile: string): Promise<Holder | null> {
  const row = await tables(db)
    .selectFrom('identity.account as a')
    .innerJoin('identity.person as p', 'p.id', 'a.person')
    .select(['a.person', 'p.name', 'a.updated_at as provenAt'])
    .where('a.provider_id', '=', 'mobile')
    .where('a.account_id', '=', mobile)
    .executeTakeFirst();
  return row ?? null;
}

/** Whether a number was proven so long ago that it may have been given to somebody else. */
export const isIdle = ({ provenAt }: Holder): boolean => provenAt < provenSince();

/** Since when a number must have been proven to be still its holder's. */
export const provenSince = (): Date => new Date(wallClock().getTime() - provenDays * 86_400_000);

/** The person of a number with the hash of its password, in one query whether there is one or not. */
export async function passwordOfNumber(
  db: Db,
  mobile: string,
): Promise<{ readonly person: string; readonly password: string | null } | null> {
  const row = await tables(db)
    .selectFrom('identity.account as m')
    .leftJoin('identity.account as c', (join) =>
      join.onRef('c.person', '=', 'm.person').on('c.provider_id', '=', 'credential'),
    )
    .select(['m.person', 'c.password'])
    .where('m.provider_id', '=', 'mobile')
    .where('m.account_id', '=', mobile)
    .executeTakeFirst();
  return row ?? null;
}

/** The person to whom a WeChat user is bound; null when to nobody. */
export async function personByWechat(db: Db, openid: string): Promise<string | null> {
  const row = await tables(db)
    .selectFrom('identity.account')
    .select('person')
    .where('provider_id', '=', 'wechat')
    .where('account_id', '=', openid)
    .executeTakeFirst();
  return row?.person ?? null;
}

export type Had = {
  readonly email: string | null;
  readonly mobile: string | null;
  readonly wechat: Date | null;
  readonly hasPassword: boolean;
};

/** What a person signs in with. */
export async function handlesOf(db: Db, person: string): Promise<Had> {
  const { email } = await tables(db)
    .selectFrom('identity.person')
    .select('email')
    .where('id', '=', person)
    .executeTakeFirstOrThrow();
  const accounts = await tables(db)
    .selectFrom('identity.account')
    .select(['provider_id', 'account_id', 'created_at'])
    .where('person', '=', person)
    .execute();
  const of = (provider: string) => accounts.find((one) => one.provider_id === provider);
  return {
    email,
    mobile: of('mobile')?.account_id ?? null,
    wechat: of('wechat')?.created_at ?? null,
    hasPassword: of('credential') !== undefined,
  };
}

/** Gives a person a number or a WeChat user, in place of what it had. */
export async function putAccount(tx: Tx, person: string, provider: Provider, accountId: string): Promise<void> {
  const at = wallClock();
  await dropAccount(tx, person, provider);
  await tables(tx)
    .insertInto('identity.account')
    .values({
      ...noTokens,
      id: newId(),
      person,
      provider_id: provider,
      account_id: accountId,
      password: null,
      created_at: at,
      updated_at: at,
    })
    .execute();
}

/** Takes a number or a WeChat user off a person; false when it had none. */
export async function dropAccount(tx: Tx, person: string, provider: Provider): Promise<boolean> {
  const row = await tables(tx)
    .deleteFrom('identity.account')
    .where('person', '=', person)
    .where('provider_id', '=', provider)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Notes that a number was proven now; false when it is not this person's any more. */
export async function noteProven(tx: Tx, person: string, mobile: string): Promise<boolean> {
  const row = await tables(tx)
    .updateTable('identity.account')
    .set({ updated_at: wallClock() })
    .where('person', '=', person)
    .where('provider_id', '=', 'mobile')
    .where('account_id', '=', mobile)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Makes a person without an e-mail address, of which the caller tells in the same transaction. */
export async function openPerson(tx: Tx, given: { name: string; nameEn: string | null }): Promise<string> {
  const id = newId();
  const at = wallClock();
  await tables(tx)
    .insertInto('identity.person')
    .values({
      id,
      name: given.name,
      name_en: given.nameEn,
      email: null,
      email_verified: false,
      image: null,
      announced: true,
      created_at: at,
      updated_at: at,
    })
    .execute();
  return id;
}

/** Changes a person's e-mail address; null takes it off. */
export async function writeEmail(tx: Tx, person: string, email: string | null): Promise<void> {
  await tables(tx)
    .updateTable('identity.person')
    .set({ email, email_verified: email !== null, updated_at: wallClock() })
    .where('id', '=', person)
    .execute();
}

/** Begins a session of a person and returns its token, which the cookie seals: always a new one, whatever cookie the asker has. */
export async function beginSession(
  db: Db,
  person: string,
  from: { readonly ip: string | null; readonly userAgent: string | null },
): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  const at = wallClock();
  await tables(db)
    .insertInto('identity.session')
    .values({
      id: newId(),
      person,
      token,
      expires_at: new Date(at.getTime() + sessionSeconds * 1000),
      ip_address: from.ip,
      user_agent: from.userAgent,
      created_at: at,
      updated_at: at,
    })
    .execute();
  return token;
}

/** Ends every session of a person but one (null: every one). */
export async function endOthers(tx: Tx, person: string, session: string | null): Promise<void> {
  await tables(tx)
    .deleteFrom('identity.session')
    .where('person', '=', person)
    .where('id', 'is distinct from', session)
    .execute();
}
