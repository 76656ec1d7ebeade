import { dateTime, day, endTime, fromNow } from '../../lib/dates.ts';
import type { Locale } from '../../lib/locale.ts';

type WhenProps = {
  readonly at: string;
  readonly now?: Date;
  readonly locale: Locale;
  readonly dayOnly?: boolean;
  readonly end?: boolean;
};

/** An instant in Asia/Shanghai (`end`: one at which something is over), with how far it is from now where `now` is given. */
export function When({ at, now, locale, dayOnly, end }: WhenProps) {
  return (
    <>
      <time dateTime={at} className="num">
        {dayOnly ? day(at) : end ? endTime(at) : dateTime(at)}
      </time>
      {now && (
        <span className="soft">
          {' '}
          {locale === 'zh' ? `（${fromNow(at, now, locale)}）` : `(${fromNow(at, now, locale)})`}
        </span>
      )}
    </>
  );
}
