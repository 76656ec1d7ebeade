import { dateTime, day, endTime, fromNow, leftInWords } from '../../lib/dates.ts';
import type { Locale } from '../../lib/locale.ts';

type WhenProps = {
  readonly at: string;
  readonly now?: Date;
  readonly locale: Locale;
  readonly dayOnly?: boolean;
  readonly end?: boolean;
};

/** In brackets behind what it explains, as each language writes them. */
function Aside({ text, locale }: { readonly text: string; readonly locale: Locale }) {
  return <span className="soft"> {locale === 'zh' ? `（${text}）` : `(${text})`}</span>;
}

/** A deadline still ahead in the reader's words, and exactly. */
export function Deadline({ at, now, locale }: { readonly at: string; readonly now: Date; readonly locale: Locale }) {
  return (
    <>
      <time dateTime={at} className="num">
        {endTime(at)}
      </time>
      <Aside text={leftInWords(at, now, locale)} locale={locale} />
    </>
  );
}

/** An instant in Asia/Shanghai (`end`: one at which something is over), with how far it is from now where `now` is given. */
export function When({ at, now, locale, dayOnly, end }: WhenProps) {
  return (
    <>
      <time dateTime={at} className="num whole">
        {dayOnly ? day(at) : end ? endTime(at) : dateTime(at)}
      </time>
      {now && <Aside text={fromNow(at, now, locale)} locale={locale} />}
    </>
  );
}
