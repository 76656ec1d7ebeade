import type { Desk } from '@jiebang/contract/desk/desk.ts';
import { shanghaiEnd } from '#kernel/working-days.ts';
import type { Mail } from '#platform/mail/mail.ts';
import type { Platform } from '#platform/platform.ts';
import { unsubscribeAddress, unsubscribePage } from '../../documents/unsubscribe.ts';

/** As many lines as one e-mail has; the desk itself has all. */
const most = 50;

/** What waits on a desk in one e-mail in both languages: counts, then each with number, date and address; no title and no name. */
export function deskMailOf(
  platform: Platform,
  person: string,
  email: string,
  { tasks, numbers }: Pick<Desk, 'tasks' | 'numbers'>,
  at: Date,
): Mail {
  const late = numbers.overdue > 0 ? [`，${numbers.overdue} 项已逾期`, `, ${numbers.overdue} overdue`] : ['', ''];
  const lines = tasks.slice(0, most).flatMap(({ subject, due, address }) => {
    const by =
      due === null
        ? ''
        : `  ${new Date(due) < at ? '已逾期 / overdue' : '截止 / by'} ${shanghaiEnd(new Date(due))} (UTC+8)`;
    return [`${subject.number ?? '—'}${by}`, `${platform.publicUrl}/workspace${address}`, ''];
  });
  return {
    recipient: email,
    subject: `【揭榜】您有 ${numbers.tasks} 项待办${late[0]} / ${numbers.tasks} to do${late[1]}`,
    body: [
      `您有 ${numbers.tasks} 项待办${late[0]}。`,
      `On your desk: ${numbers.tasks}${late[1]}.`,
      '',
      ...lines,
      `工作台 / Your desk: ${platform.publicUrl}/workspace`,
      `不再接收此类邮件 / No more e-mails of this sort: ${unsubscribePage(platform, person, 'desk')}`,
      '',
    ].join('\n'),
    unsubscribe: unsubscribeAddress(platform, person, 'desk'),
  };
}
