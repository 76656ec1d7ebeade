import type { Mail } from '#platform/mail/mail.ts';
import type { Platform } from '#platform/platform.ts';
import { reasonLine, sentenceOf } from '../../documents/mail.ts';
import { unsubscribeAddress, unsubscribePage } from '../../documents/unsubscribe.ts';

export type News = { readonly fact: string; readonly number: string; readonly reason: string | null };

/** As many lines as one digest has; the rest stands in the inbox. */
const most = 100;

/** What a person follows, gathered in one e-mail in both languages: numbers, addresses and the reasons of public decisions, no title and no name. */
export function digestOf(platform: Platform, person: string, email: string, news: readonly News[]): Mail {
  const count = String(news.length);
  const lines = news.slice(0, most).flatMap(({ fact, number, reason }) => {
    const [zh, en] = sentenceOf(fact);
    const why = reason === null ? [] : [reasonLine(reason)];
    return [`${number}  ${zh} / ${en}`, ...why, `${platform.publicUrl}/needs/${encodeURIComponent(number)}`, ''];
  });
  return {
    recipient: email,
    subject: `【揭榜】您关注的内容有 ${count} 条动态 / ${count} news of what you follow`,
    body: [
      `您关注的内容有 ${count} 条动态。`,
      `There is news of what you follow: ${count}.`,
      '',
      ...lines,
      ...(news.length > most ? [`全部见站内消息 / All of it: ${platform.publicUrl}/workspace/inbox`, ''] : []),
      `更改频率 / How often: ${platform.publicUrl}/workspace/follows`,
      `不再接收此类邮件 / No more e-mails of this sort: ${unsubscribePage(platform, person, 'follows')}`,
      '',
    ].join('\n'),
    unsubscribe: unsubscribeAddress(platform, person, 'follows'),
  };
}
