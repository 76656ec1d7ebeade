import type { Received, ReplyOf } from '@jiebang/contract/http/route.ts';
import type { MailChoice } from '@jiebang/contract/notifications/notification.ts';
import type { notificationRoutes } from '@jiebang/contract/notifications/routes.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { decisionsOf, needTitles, quarantinedTitles, reasonOf } from '#modules/needs/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { cursorOf, keysOf } from '#platform/db/cursor.ts';
import { reasonsIn } from '#platform/facts/read.ts';
import { findDigest } from '../digest/store.ts';
import { refusedTopics, tables } from '../store.ts';
import { viewNotification } from '../views.ts';
import { saysWhy } from './tellings.ts';

type Inbox = (typeof notificationRoutes)['inbox'];

/** The viewer's messages, newest first. What a message is about is looked up now, so a title is shown to those only who may read it now. */
export async function inbox(db: Db, viewer: Viewer, query: Received<Inbox>['query']): Promise<ReplyOf<Inbox>> {
  const [after] = keysOf(query.after, ['string']) ?? [];
  let list = tables(db)
    .selectFrom('notifications.notification')
    .selectAll()
    .where('person', '=', viewer.person)
    .orderBy('id', 'desc')
    .limit(query.limit + 1);
  if (query.unread === 'yes') list = list.where('read_at', 'is', null);
  if (after !== undefined && /^[0-9a-f-]{36}$/.test(String(after))) list = list.where('id', '<', String(after));
  const rows = await list.execute();
  const shown = rows.slice(0, query.limit);
  const about = shown.map((row) => row.need).filter((need) => need !== null);
  const readable = await needTitles(db, viewer, about);
  const hidden = await quarantinedTitles(
    db,
    about.filter((need) => !readable.has(need)),
  );
  const needs = new Map([...hidden, ...readable]);
  const decided = await decisionsOf(db, [...readable.keys()]);
  const reasons = await reasonsIn(
    db,
    shown.filter(({ name }) => saysWhy.includes(name)).map(({ fact }) => fact),
  );
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return {
    items: shown.map((row) =>
      viewNotification(
        row,
        needs.get(row.need ?? '') ?? null,
        reasons.get(row.fact) ?? reasonOf(decided, { need: row.need, fact: row.name, at: row.at }),
      ),
    ),
    next: last ? cursorOf(last.id) : null,
  };
}

/** How many messages the viewer has not read. */
export async function unreadOf(db: Db, viewer: Viewer): Promise<number> {
  const { count } = await tables(db)
    .selectFrom('notifications.notification')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('person', '=', viewer.person)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

/** Which topics come to the viewer by e-mail. */
export async function mailChoice(db: Db, viewer: Viewer): Promise<MailChoice> {
  const refused = await refusedTopics(db, viewer.person ?? '');
  const digest = await findDigest(db, viewer.person ?? '');
  const wanted = (topic: string) => !refused.has(topic);
  return {
    tasks: wanted('tasks'),
    progress: wanted('progress'),
    follows: wanted('follows'),
    desk: wanted('desk'),
    followsEvery: digest?.every ?? 'at_once',
  };
}
