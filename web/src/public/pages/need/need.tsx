import type { ConfidentialOffer } from '@jiebang/contract/needs/confidential/text.ts';
import type { PublicNeed } from '@jiebang/contract/needs/need.ts';
import type { ReactNode } from 'react';
import { endTime } from '../../../lib/dates.ts';
import { budget } from '../../../lib/money.ts';
import { topFieldName } from '../../../lib/places.ts';
import { whole } from '../../../ui/whole.tsx';
import { orNull } from '../../api.ts';
import type { Asked, Page } from '../../page.ts';
import { langOf } from '../../parts/language.ts';
import { Link } from '../../parts/link.tsx';
import { Prose } from '../../parts/prose.tsx';
import { Seal } from '../../parts/seal.tsx';
import { Stations } from '../../parts/stations.tsx';
import { TitleText } from '../../parts/title.tsx';
import { Deadline, When } from '../../parts/when.tsx';
import { notFoundPage } from '../failures.tsx';
import { Decisions } from './decisions.tsx';
import { linkedNeed } from './linked.ts';
import { Steps } from './place.tsx';
import { type Questions, QuestionsAndAnswers, questionsAfter } from './questions.tsx';
import { Confidential, Facts, Indicators, isOpen, Offer } from './sections.tsx';
import { Share } from './share.tsx';

/** `/needs/{number}`: one need as a paper notice. */
export async function needPage(asked: Asked): Promise<Page> {
  const { api, found, locale, m, query } = asked;
  const params = { number: found[0] ?? '' };
  const [need, questions, confidential] = await Promise.all([
    orNull(api.needs.read({ params })),
    orNull(api.needs.questions({ params, query: { after: questionsAfter(query), limit: 20 } })),
    orNull(api.needs.confidentialOffer({ params })),
  ]);
  if (!need) return notFoundPage(asked);
  return {
    title: need.title,
    description: m.need.description(
      topFieldName(need.field, locale),
      budget(need.budgetMin, need.budgetMax, locale),
      endTime(need.deadline),
    ),
    section: 'board',
    feed: {},
    linked: linkedNeed(asked, need),
    body: (
      <Need asked={asked} need={need} questions={questions ?? { items: [], next: null }} confidential={confidential} />
    ),
  };
}

type NeedProps = {
  readonly asked: Asked;
  readonly need: PublicNeed;
  readonly questions: Questions;
  readonly confidential: ConfidentialOffer | null;
};

function Need({ asked, need, questions, confidential }: NeedProps) {
  const { locale, m, now } = asked;
  const open = isOpen(need, now);
  return (
    <>
      <Steps asked={asked} need={need} />
      <Paper asked={asked} need={need} confidential={confidential}>
        <div className="paper-action">
          {open ? (
            <>
              <p>
                {m.need.deadline} <Deadline at={need.deadline} now={now} locale={locale} />
              </p>
              <p className="actions no-print">
                <Link
                  to={`/workspace/solutions/new?need=${encodeURIComponent(need.number)}`}
                  locale={locale}
                  className="button button-primary"
                >
                  {m.need.answer}
                </Link>{' '}
                <Link
                  to={`/workspace/follows?need=${encodeURIComponent(need.number)}`}
                  locale={locale}
                  className="button"
                >
                  {m.need.follow}
                </Link>
              </p>
              <p className="soft no-print">{m.need.answerHint}</p>
            </>
          ) : (
            <>
              <p>
                {m.need.over}
                {locale === 'zh' ? '。' : '. '}
                <span className="no-print">{m.need.overNext}</span>
              </p>
              <p className="actions no-print">
                <Link to="/needs?state=published" locale={locale} className="button">
                  {m.need.others}
                </Link>
              </p>
            </>
          )}
          <p className="soft">
            {m.need.budgetNote} {m.need.legal}
          </p>
        </div>
      </Paper>
      <div className="beneath">
        <Decisions asked={asked} need={need} />
        <QuestionsAndAnswers asked={asked} need={need} of={questions} />
        <Share asked={asked} need={need} />
        <p className="soft no-print">
          <Link to={`/workspace/report?need=${encodeURIComponent(need.number)}`} locale={locale}>
            {m.need.report}
          </Link>
          {locale === 'zh' ? '：' : ': '}
          {m.need.reportWhy}
        </p>
      </div>
    </>
  );
}

type PaperProps = Pick<NeedProps, 'asked' | 'need' | 'confidential'> & {
  /** What may be done with it, below. */
  readonly children?: ReactNode;
};

/** The need itself, as a notice on paper. */
export function Paper({ asked, need, confidential, children }: PaperProps) {
  const { locale, m, w } = asked;
  return (
    <article className="sheet paper" data-need={need.id} data-live="need">
      <header className="paper-head">
        <p className="paper-number">
          <span className="num">
            {m.need.number} {whole(need.number)}
          </span>
          <span>{w.track[need.trackKind]}</span>
          <span>
            {locale === 'zh' ? need.place.contest : need.place.contestEn} ·{' '}
            {locale === 'zh' ? need.place.track : need.place.trackEn}
          </span>
        </p>
        <h1 lang={langOf(need.title, locale)}>
          <TitleText text={need.title} />
        </h1>
        <Stations need={need} asked={asked} />
      </header>
      <Facts need={need} asked={asked} />
      <Prose locale={locale} title={m.need.problem} text={need.problem} />
      <Indicators need={need} asked={asked} />
      {need.expectedResult && <Prose locale={locale} title={m.need.expected} text={need.expectedResult} />}
      {need.existingBasis && <Prose locale={locale} title={m.need.basis} text={need.existingBasis} />}
      <Offer need={need} asked={asked} />
      {confidential?.offered && <Confidential of={confidential} need={need} asked={asked} />}
      <footer className="paper-foot">
        <p>
          {need.organisation ? (
            <Link to={`/organisations/${need.organisation}`} locale={locale}>
              {need.company}
            </Link>
          ) : (
            (need.company ?? m.board.hidden)
          )}
          <br />
          <When at={need.publishedAt} locale={locale} dayOnly />
        </p>
        <Seal state={need.state} locale={locale} name={w.needState[need.state]} large />
      </footer>
      {children}
    </article>
  );
}
