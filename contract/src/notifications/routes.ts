import { z } from 'zod';
import { pageOf, pageQuery } from '../http/paging.ts';
import { routes } from '../http/route.ts';
import { Id } from '../http/scalars.ts';
import { Follow, FollowKind, FollowTarget, MailChoice, Notification } from './notification.ts';
import { SmsChoice } from './sms.ts';
import { LiveFact } from './stream.ts';

const done = z.strictObject({ done: z.literal(true) });
const unread = z.strictObject({ unread: z.int().min(0) });
const followed = z.strictObject({ kind: FollowKind, target: FollowTarget });

export const notificationRoutes = routes('notifications', {
  stream: {
    method: 'GET',
    path: '/stream',
    summary: { zh: '实时消息流（SSE）', en: 'What happens, live (server-sent events)' },
    stream: true,
    query: z.strictObject({ after: z.string().max(100).optional() }),
    reply: LiveFact,
  },
  inbox: {
    method: 'GET',
    path: '/notifications',
    summary: { zh: '站内消息', en: 'My inbox, newest first' },
    query: z.strictObject({ ...pageQuery, unread: z.enum(['yes', 'no']).default('no') }),
    reply: pageOf(Notification),
  },
  unread: {
    method: 'GET',
    path: '/notifications/unread',
    summary: { zh: '未读消息数', en: 'How many are unread' },
    reply: unread,
  },
  read: {
    method: 'POST',
    path: '/notifications/:id/read',
    summary: { zh: '标为已读', en: 'Mark one as read' },
    params: z.strictObject({ id: Id }),
    reply: unread,
  },
  readAll: {
    method: 'POST',
    path: '/notifications/read',
    summary: { zh: '全部标为已读', en: 'Mark all as read, up to the newest one that was shown' },
    body: z.strictObject({ upTo: Id }),
    reply: unread,
  },
  follows: {
    method: 'GET',
    path: '/follows',
    summary: { zh: '我的关注', en: 'What I follow, newest first' },
    reply: z.strictObject({ items: z.array(Follow) }),
  },
  follow: {
    method: 'PUT',
    path: '/follows/:kind/:target',
    summary: { zh: '关注', en: 'Follow' },
    params: followed,
    reply: done,
  },
  unfollow: {
    method: 'DELETE',
    path: '/follows/:kind/:target',
    summary: { zh: '取消关注', en: 'Follow no longer' },
    params: followed,
    reply: done,
  },
  mailChoice: {
    method: 'GET',
    path: '/notifications/mail',
    summary: { zh: '邮件通知设置', en: 'Which topics come by e-mail' },
    reply: MailChoice,
  },
  chooseMail: {
    method: 'PUT',
    path: '/notifications/mail',
    summary: { zh: '设置邮件通知', en: 'Choose which topics come by e-mail' },
    body: MailChoice,
    reply: MailChoice,
  },
  smsChoice: {
    method: 'GET',
    path: '/notifications/sms',
    summary: { zh: '短信通知设置', en: 'Whether what waits for me is texted' },
    reply: SmsChoice,
  },
  chooseSms: {
    method: 'PUT',
    path: '/notifications/sms',
    summary: { zh: '设置短信通知', en: 'Choose whether what waits for me is texted' },
    body: SmsChoice.pick({ tasks: true }),
    reply: SmsChoice,
  },
  unsubscribe: {
    method: 'POST',
    path: '/unsubscribe/:token',
    summary: { zh: '一键退订邮件', en: 'End e-mails of one topic with one click, without signing in' },
    params: z.strictObject({ token: z.string().max(200) }),
    reply: done,
  },
});
