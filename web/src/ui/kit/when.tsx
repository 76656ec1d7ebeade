import { dateTime, fromNow } from '../../lib/dates.ts';
import { useKit, useLocale } from './language.tsx';

/** An instant in Asia/Shanghai, with how far it is from now; the reader's own time beside it where that differs. */
export function When({ at, plain }: { readonly at: string; readonly plain?: boolean }) {
  const locale = useLocale();
  const kit = useKit();
  const distance = fromNow(at, new Date(), locale);
  const elsewhere = new Date(at).getTimezoneOffset() !== -480;
  const title = elsewhere
    ? `${kit.yourTime} ${new Date(at).toLocaleString(locale === 'zh' ? 'zh-CN' : 'en-GB')}`
    : undefined;
  return (
    <span className="when">
      <time dateTime={at} title={title} className="num">
        {dateTime(at)}
      </time>
      {!plain && <span className="soft"> {locale === 'zh' ? `（${distance}）` : `(${distance})`}</span>}
    </span>
  );
}
