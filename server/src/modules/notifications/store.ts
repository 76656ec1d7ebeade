import type { FollowKind, ToldAs, Topic } from '@jiebang/contract/notifications/notification.ts';
import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db/connection.ts';
import type { NotificationsTables } from './tables.gen.ts';

/** The module's own tables over any connection. */
export const tables = (db: Db) => db.withTables<NotificationsTables>();

export type NotificationRow = Selectable<NotificationsTables['notifications.notification']>;

export type NewNotification = {
  readonly id: string;
  readonly person: string;
  readonly fact: string;
  readonly name: string;
  readonly told_as: ToldAs;
  readonly topic: Topic;
  readonly subject: string;
  readonly need: string | null;
  readonly at: Date;
  /** Whether its e-mail waits for the person's digest. */
  readonly waits: boolean;
};

/** Writes messages; whoever was told of the fact already is left out. Returns the persons who are told now. */
export async function insertNotifications(tx: Tx, rows: readonly NewNotification[]): Promise<string[]> {
  if (rows.length === 0) return [];
  const told = await tables(tx)
    .insertInto('notifications.notification')
    .values([...rows])
    .onConflict((conflict) => conflict.constraint('notification_once').doNothing())
    .returning('person')
    .execute();
  return told.map((row) => row.person);
}

/** Marks a message of a person as read; one that was read stays as it was. Returns whether there is such a message. */
export async function setRead(tx: Tx, person: string, id: string): Promise<boolean> {
  const row = await tables(tx)
    .updateTable('notifications.notification')
    .set({ read_at: sql`coalesce(read_at, platform.now())` })
    .where('id', '=', id)
    .where('person', '=', person)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Marks a person's messages as read, up to one of them. */
export async function setAllRead(tx: Tx, person: string, upTo: string): Promise<void> {
  await tables(tx)
    .updateTable('notifications.notification')
    .set({ read_at: sql`platform.now()` })
    .where('person', '=', person)
    .where('read_at', 'is', null)
    .where('id', '<=', upTo)
    .execute();
}

export type Followed = { readonly kind: FollowKind; readonly target: string };

/** Notes that a person follows something; again changes nothing. */
export async function insertFollow(tx: Tx, person: string, { kind, target }: Followed): Promise<void> {
  await tables(tx)
    .insertInto('notifications.follow')
    .values({ person, kind, target, at: sql<Date>`platform.now()` })
    .onConflict((conflict) => conflict.constraint('follow_once').doNothing())
    .execute();
}

export async function deleteFollow(tx: Tx, person: string, { kind, target }: Followed): Promise<void> {
  await tables(tx)
    .deleteFrom('notifications.follow')
    .where('person', '=', person)
    .where('kind', '=', kind)
    .where('target', '=', target)
    .execute();
}

/** Who follows an organisation follows the one into which it is merged, once. */
export async function handOverFollows(tx: Tx, from: string, into: string): Promise<void> {
  await sql`
    insert into notifications.follow (person, kind, target, at)
    select person, kind, ${into}, at from notifications.follow where kind = 'organisation' and target = ${from}
    on conflict on constraint follow_once do nothing`.execute(tx);
  await tables(tx)
    .deleteFrom('notifications.follow')
    .where('kind', '=', 'organisation')
    .where('target', '=', from)
    .execute();
}

export async function countFollows(db: Db, person: string): Promise<number> {
  const { count } = await tables(db)
    .selectFrom('notifications.follow')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('person', '=', person)
    .executeTakeFirstOrThrow();
  return count;
}

/** People who follow one thing. */
export async function followersOf(db: Db, kind: FollowKind, targets: readonly string[]): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('notifications.follow')
    .select('person')
    .distinct()
    .where('kind', '=', kind)
    .where('target', 'in', [...targets])
    .orderBy('person')
    .execute();
  return rows.map((row) => row.person);
}

/** People who follow something of a kind, whatever it is. */
export async function allFollowers(db: Db, kind: FollowKind): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('notifications.follow')
    .select('person')
    .distinct()
    .where('kind', '=', kind)
    .orderBy('person')
    .execute();
  return rows.map((row) => row.person);
}

/** Every search that somebody follows, each once. */
export async function followedSearches(db: Db): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('notifications.follow')
    .select('target')
    .distinct()
    .where('kind', '=', 'search')
    .orderBy('target')
    .execute();
  return rows.map((row) => row.target);
}

/** Those of these people who want no e-mail of a topic. */
export async function refusers(db: Db, people: readonly string[], topic: Topic): Promise<ReadonlySet<string>> {
  if (people.length === 0) return new Set();
  const rows = await tables(db)
    .selectFrom('notifications.mail_refusal')
    .select('person')
    .where('person', 'in', [...people])
    .where('topic', '=', topic)
    .execute();
  return new Set(rows.map((row) => row.person));
}

export async function refusedTopics(db: Db, person: string): Promise<ReadonlySet<string>> {
  const rows = await tables(db)
    .selectFrom('notifications.mail_refusal')
    .select('topic')
    .where('person', '=', person)
    .execute();
  return new Set(rows.map((row) => row.topic));
}

/** Notes whether a person wants e-mails of a topic. */
export async function setMail(tx: Tx, person: string, topic: Topic, wanted: boolean): Promise<void> {
  const refusal = tables(tx);
  if (wanted)
    await refusal
      .deleteFrom('notifications.mail_refusal')
      .where('person', '=', person)
      .where('topic', '=', topic)
      .execute();
  else
    await refusal
      .insertInto('notifications.mail_refusal')
      .values({ person, topic, at: sql<Date>`platform.now()` })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}
