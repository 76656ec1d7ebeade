import type { FoundAchievement, Marks } from '@jiebang/contract/achievements/search.ts';
import type { ReactNode } from 'react';
import { placeName, topFieldName } from '../../../lib/places.ts';
import type { Asked } from '../../page.ts';
import { langOf } from '../../parts/language.ts';
import { Link } from '../../parts/link.tsx';
import { When } from '../../parts/when.tsx';

/** One achievement that was found, with where it says what was asked for. */
export function Line({ of, asked }: { readonly of: FoundAchievement; readonly asked: Asked }) {
  const { locale, m, w } = asked;
  const english = locale === 'en' && of.titleEn !== null;
  const title = english ? (of.titleEn ?? '') : of.title;
  // What was found in the other language's title is shown too, or nobody would know why this is here.
  const other = english ? { text: of.title, marks: of.titleMarks } : { text: of.titleEn, marks: of.titleEnMarks };
  const marks = english ? of.titleEnMarks : of.titleMarks;
  const owner = (locale === 'en' ? of.ownerEn : null) ?? of.owner ?? m.achievements.person;
  const facts = [
    owner,
    of.form && w.achievement.form[of.form],
    of.stage && w.achievement.stage[of.stage],
    of.maturity === null ? null : m.need.level(String(of.maturity)),
    of.field && topFieldName(of.field, locale),
    of.region && placeName(of.region, locale),
  ];
  return (
    <li className="notice">
      <div className="notice-words">
        <h2 className="notice-title" lang={langOf(title, locale)}>
          <Link to={`/achievements/${of.number}`} locale={locale}>
            <Marked text={title} marks={marks} />
          </Link>
        </h2>
        {other.text !== null && marks.length === 0 && other.marks.length > 0 && (
          <p className="soft" lang={english ? 'zh-CN' : 'en'}>
            <Marked text={other.text} marks={other.marks} />
          </p>
        )}
        {of.excerpt && (
          <p className="excerpt" lang={langOf(of.excerpt.text, locale)}>
            <Marked text={of.excerpt.text} marks={of.excerpt.marks} />
          </p>
        )}
        <p className="facts">
          {facts
            .filter((fact) => fact !== null)
            .map((fact) => (
              <span key={fact} lang={langOf(fact, locale)}>
                {fact}
              </span>
            ))}
          <span className="fact-number num whole">{of.number}</span>
        </p>
      </div>
      <p className="left">
        <When at={of.publishedAt} locale={locale} dayOnly />
      </p>
    </li>
  );
}

/** A text with what was found in it. Whatever it says is text: nothing of it becomes markup. */
export function Marked({ text, marks }: { readonly text: string; readonly marks: Marks }): ReactNode {
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const [start, end] of marks) {
    pieces.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  return [...pieces, text.slice(at)];
}
