import type { PublicNeed } from '@jiebang/contract/needs/need.ts';
import type { PublicQuestion } from '@jiebang/contract/needs/question.ts';
import type { Asked } from '../../page.ts';
import { langOf } from '../../parts/language.ts';
import { Link } from '../../parts/link.tsx';
import { When } from '../../parts/when.tsx';
import { isOpen } from './sections.tsx';

/** A page of the public questions about a need. */
export type Questions = { readonly items: readonly PublicQuestion[]; readonly next: string | null };

/** The part of a need's address that says from which question on. */
export const questionsAfter = (query: URLSearchParams): string | undefined => {
  const after = query.get('questions');
  return after !== null && after.length <= 200 ? after : undefined;
};

type Props = { readonly asked: Asked; readonly need: PublicNeed; readonly of: Questions };

/** Public questions and answers: everyone reads the same, at the same moment. */
export function QuestionsAndAnswers({ asked, need, of }: Props) {
  const { locale, m, now, query } = asked;
  const open = isOpen(need, now);
  const here = `/needs/${encodeURIComponent(need.number)}`;
  return (
    <section className="questions" aria-labelledby="questions" data-live="questions">
      <h2 id="questions">{m.questions.title}</h2>
      {of.items.length === 0 && <p className="soft">{open ? m.questions.none : m.questions.noneCame}</p>}
      {of.items.length > 0 && (
        <ol className="question-list">
          {of.items.map((one) => (
            <Question key={`${one.publishedAt} ${one.question}`} asked={asked} one={one} open={open} />
          ))}
        </ol>
      )}
      <p className="actions no-print">
        {open && (
          <Link
            to={`/workspace/questions/new?need=${encodeURIComponent(need.number)}`}
            locale={locale}
            className="button"
          >
            {m.questions.ask}
          </Link>
        )}{' '}
        {of.next !== null && (
          <Link to={`${here}?questions=${encodeURIComponent(of.next)}#questions`} locale={locale} className="button">
            {m.questions.older}
          </Link>
        )}{' '}
        {query.has('questions') && (
          <Link to={`${here}#questions`} locale={locale} className="button">
            {m.questions.newest}
          </Link>
        )}
      </p>
      <p className="soft no-print">{open ? m.questions.rules : m.questions.over}</p>
    </section>
  );
}

function Question({
  asked,
  one,
  open,
}: {
  readonly asked: Asked;
  readonly one: PublicQuestion;
  readonly open: boolean;
}) {
  const { locale, m } = asked;
  const text = (words: string) => <p lang={langOf(words, locale)}>{words}</p>;
  return (
    <li>
      <div className="question">
        <p className="question-by soft">
          {m.questions.asked} <When at={one.publishedAt} locale={locale} />
        </p>
        {text(one.question)}
      </div>
      <div className="answer">
        {one.answer === null || one.answeredAt === null ? (
          <p className="soft">{open ? m.questions.waiting : m.questions.unanswered}</p>
        ) : (
          <>
            <p className="question-by soft">
              {m.questions.answered} <When at={one.answeredAt} locale={locale} />
            </p>
            {text(one.answer)}
          </>
        )}
      </div>
    </li>
  );
}
