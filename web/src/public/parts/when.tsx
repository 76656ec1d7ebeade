import { dateTime, day, fromNow } from '../../lib/dates.ts';
import type { Locale } from '../../lib/locale.ts';

type WhenProps = { readonly at: string; readonly now?: Date; readonly locale: Locale; readonly dayOnly?: boolean };

/** An instant in Asia/Shanghai, with how far it is from now where `now` is given. */
export function When({ at, now, locale, dayOnly }: WhenProps) {
  return (
    <>
      <time dateTime={at} className="num">
        {dayOnly ? day(at) : dateTime(at)}
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
