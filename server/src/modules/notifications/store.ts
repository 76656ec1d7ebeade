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
