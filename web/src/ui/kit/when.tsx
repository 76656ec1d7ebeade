import { dateTime, endTime, fromNow, ownClock } from '../../lib/dates.ts';
import { whole } from '../whole.tsx';
import { useKit, useLocale } from './language.tsx';

type WhenProps = {
  readonly at: string;
  readonly plain?: boolean;
  /** Whether a midnight is the end of the day before: 24:00. */
  readonly end?: boolean;
};

/** An instant in Asia/Shanghai, with how far it is from now; the reader's own time beside it where that differs. */
export function When({ at, plain, end = false }: WhenProps) {
  const locale = useLocale();
  const kit = useKit();
  const distance = fromNow(at, new Date(), locale);
  const elsewhere = new Date(at).getTimezoneOffset() !== -480;
  return (
    <span className="when">
      <time dateTime={at} className="num whole">
        {end ? endTime(at) : dateTime(at)}
      </time>
      {!plain && <span className="soft"> {locale === 'zh' ? `（${distance}）` : `(${distance})`}</span>}
      {elsewhere && (
        <span className="soft num">
          {' '}
          {kit.yourTime} {whole(ownClock(new Date(at)))}
        </span>
      )}
    </span>
  );
}
