import type { Personal } from '#platform/db/personal.ts';

/** What this module holds on people. */
export const personal: Personal = {
  tables: [
    {
      table: 'notifications.text_message',
      what: '发给您的短信提醒 / text messages to you',
      whose: { column: 'person' },
      columns: ['template', 'at', 'outcome', 'moved_at'],
      fate: 'removed',
    },
    {
      table: 'notifications.sms_choice',
      what: '您对短信提醒的选择 / what you chose of text messages',
      whose: { column: 'person' },
      columns: ['tasks', 'at'],
      fate: 'removed',
    },
    {
      table: 'notifications.follow',
      what: '您的关注 / what you follow',
      whose: { column: 'person' },
      columns: ['kind', 'target', 'at'],
      fate: 'removed',
    },
    {
      table: 'notifications.notification',
      what: '发给您的消息 / what you were told',
      whose: { column: 'person' },
      columns: ['topic', 'subject', 'need', 'at', 'read_at'],
      fate: 'removed',
    },
    {
      table: 'notifications.digest',
      what: '汇总邮件 / your digest',
      whose: { column: 'person' },
      columns: ['every', 'due'],
      fate: 'removed',
    },
    {
      table: 'notifications.desk_digest',
      what: '每日待办邮件 / your daily e-mail of what waits',
      whose: { column: 'person' },
      columns: ['due'],
      fate: 'removed',
    },
    {
      table: 'notifications.mail_refusal',
      what: '您退订的邮件 / mail that you refused',
      whose: { column: 'person' },
      columns: ['topic', 'at'],
      fate: 'removed',
    },
  ],
  left: {},
};
