import { notificationRoutes } from '@jiebang/contract/notifications/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { chooseMail, unsubscribe } from './actions/choose-mail.ts';
import { follow, unfollow } from './actions/follow.ts';
import { markAllRead, markRead } from './actions/read.ts';
import { follows } from './queries/follows.ts';
import { inbox, mailChoice, unreadOf } from './queries/inbox.ts';
import { chooseSms } from './sms/actions/choose-sms.ts';
import { smsChoice } from './sms/queries/choice.ts';
import { openStream } from './stream/queries/stream.ts';

export const notificationServed: readonly Served[] = [
  serve(notificationRoutes.stream, 'anyone', ({ platform, viewer, query, incoming }) =>
    openStream(platform, viewer, { after: query.after, incoming }),
  ),
  serve(notificationRoutes.inbox, 'signed_in', ({ platform, viewer, query }) => inbox(platform.db, viewer, query)),
  serve(notificationRoutes.unread, 'signed_in', async ({ platform, viewer }) => ({
    unread: await unreadOf(platform.db, viewer),
  })),
  serve(notificationRoutes.read, 'signed_in', ({ platform, viewer, params }) => markRead(platform, viewer, params.id)),
  serve(notificationRoutes.readAll, 'signed_in', ({ platform, viewer, body }) =>
    markAllRead(platform, viewer, body.upTo),
  ),
  serve(notificationRoutes.follows, 'signed_in', ({ platform, viewer }) => follows(platform.db, viewer)),
  serve(notificationRoutes.follow, 'signed_in', ({ platform, viewer, params }) => follow(platform, viewer, params)),
  serve(notificationRoutes.unfollow, 'signed_in', ({ platform, viewer, params }) => unfollow(platform, viewer, params)),
  serve(notificationRoutes.mailChoice, 'signed_in', ({ platform, viewer }) => mailChoice(platform.db, viewer)),
  serve(notificationRoutes.chooseMail, 'signed_in', ({ platform, viewer, body }) => chooseMail(platform, viewer, body)),
  serve(notificationRoutes.smsChoice, 'signed_in', ({ platform, viewer }) => smsChoice(platform, platform.db, viewer)),
  serve(notificationRoutes.chooseSms, 'signed_in', ({ platform, viewer, body }) =>
    chooseSms(platform, viewer, body.tasks),
  ),
  serve(notificationRoutes.unsubscribe, 'anyone', ({ platform, params }) => unsubscribe(platform, params.token)),
];
