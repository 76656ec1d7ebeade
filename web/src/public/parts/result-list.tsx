import type { Notice } from '@jiebang/contract/judging/result.ts';
import { day, endTime } from '../../lib/dates.ts';
import type { Asked } from '../page.ts';
import { langOf } from './language.ts';
import { Link } from './link.tsx';
import { Stamp } from './seal.tsx';

/** How the seal of a notice looks and reads. */
export function NoticeSeal({
  notice,
  asked,
  large,
}: {
  readonly notice: Notice;
  readonly asked: Asked;
  readonly large?: boolean;
}) {
  const { locale, m } = asked;
  const han = locale === 'zh';
  const cut = {
    standing: { manner: 'lined', words: han ? ['公示', '中'] : ['NOTICE'], name: m.results.standing },
    definitive: { manner: 'done', words: han ? ['已', '生效'] : ['FINAL'], name: m.results.definitive },
    withdrawn: { manner: 'ended', words: han ? ['已', '撤下'] : ['WITH-', 'DRAWN'], name: m.results.withdrawn },
  } as const;
  return <Stamp {...cut[notice.state]} han={han} large={large ?? false} />;
}

/** The solver that a notice names, in the reader's language. */
export const winnerOf = (notice: Notice, { locale }: Asked): string =>
  (locale === 'en' ? notice.winner.organisationEn : null) ?? notice.winner.organisation;

/** Public notices as a list, newest first. */
export function ResultList({
  notices,
  asked,
  level = 2,
}: {
  readonly notices: readonly Notice[];
  readonly asked: Asked;
  readonly level?: 2 | 3;
}) {
  const { locale, m } = asked;
  const Title = level === 2 ? 'h2' : 'h3';
  return (
    <ol className="notices results">
      {notices.map((notice) => (
        <li key={notice.number} className="notice">
          <div className="notice-words">
            <Title className="notice-title" lang={langOf(notice.need.title, locale)}>
              <Link to={`/notices/${notice.number}`} locale={locale}>
                {notice.need.title || m.need.hidden}
              </Link>
            </Title>
            <p className="facts">
              <span>
                {m.results.winner} <b>{winnerOf(notice, asked)}</b>
              </span>
              {notice.state === 'standing' ? (
                <time className="num" dateTime={notice.endsAt}>
                  {m.results.noticeUntil(endTime(notice.endsAt))}
                </time>
              ) : (
                <time className="num" dateTime={notice.publishedAt}>
                  {day(notice.publishedAt)}
                </time>
              )}
              <span className="num whole">{notice.number}</span>
            </p>
          </div>
          <NoticeSeal notice={notice} asked={asked} />
        </li>
      ))}
    </ol>
  );
}
