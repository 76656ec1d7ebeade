import type { NeedCard } from '@jiebang/contract/needs/need.ts';
import { endTime, timeLeft } from '../../lib/dates.ts';
import { budget } from '../../lib/money.ts';
import { placeName, topFieldNames } from '../../lib/places.ts';
import type { Asked } from '../page.ts';
import { langOf } from './language.ts';
import { Link } from './link.tsx';
import { SealSheet, SheetSeal } from './seal.tsx';

/** Needs as a list of notices: the title is the link, one line of facts, what time is left, the seal. */
export function NoticeList({
  needs,
  asked,
  level = 2,
}: {
  readonly needs: readonly NeedCard[];
  readonly asked: Asked;
  readonly level?: 2 | 3;
}) {
  return (
    <>
      <SealSheet states={needs.map((need) => need.state)} locale={asked.locale} />
      <ol className="notices">
        {needs.map((need) => (
          <Notice key={need.number} need={need} asked={asked} level={level} />
        ))}
      </ol>
    </>
  );
}

function Notice({ need, asked, level }: { readonly need: NeedCard; readonly asked: Asked; readonly level: 2 | 3 }) {
  const { locale, w } = asked;
  const Title = level === 2 ? 'h2' : 'h3';
  const facts = [...topFieldNames(need, locale), placeName(need.region, locale)];
  return (
    <li className="notice">
      <div className="notice-words">
        <Title className="notice-title" lang={langOf(need.title, locale)}>
          <Link to={`/needs/${need.number}`} locale={locale}>
            {need.title}
          </Link>
        </Title>
        <p className="facts">
          <span className="fact-budget num">{budget(need.budgetMin, need.budgetMax, locale)}</span>
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
          <span className="fact-track">{w.track[need.trackKind]}</span>
          {need.company && <span>{need.company}</span>}
          <span className="fact-number num whole">{need.number}</span>
        </p>
      </div>
      <Left need={need} asked={asked} />
      <SheetSeal state={need.state} locale={locale} name={w.needState[need.state]} />
    </li>
  );
}

function Left({ need, asked }: { readonly need: NeedCard; readonly asked: Asked }) {
  const { locale, now } = asked;
  if (need.state !== 'published' || Date.parse(need.deadline) <= now.getTime()) return <p className="left" />;
  const { count, unit } = timeLeft(need.deadline, now, locale);
  const soon = Date.parse(need.deadline) - now.getTime() < 4 * 86_400_000;
  return (
    <p className={soon ? 'left left-soon' : 'left'}>
      {locale === 'zh' && '还剩 '}
      <b className="num">{count}</b> {locale === 'zh' ? unit : `${unit} left`}{' '}
      <time className="left-until num" dateTime={need.deadline}>
        {endTime(need.deadline)}
      </time>
    </p>
  );
}
