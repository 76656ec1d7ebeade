import { localPath } from '../../lib/locale.ts';
import { refusalWords } from '../../lib/refusals.ts';
import type { Asked, Page } from '../page.ts';
import { Link } from '../parts/link.tsx';
import { Stamp } from '../parts/seal.tsx';

/** What does not exist and what one may not read: the identical page. */
export function notFoundPage(asked: Asked): Page {
  const { m } = asked;
  return failure(asked, {
    status: 404,
    title: m.failure.notFound,
    text: m.failure.notFoundText,
    han: ['未', '张榜'],
    latin: ['NOT', 'FOUND'],
  });
}

/** A request that was refused, in words. */
export function refusedPage(asked: Asked, status: number, code: string): Page {
  const { says, next } = refusalWords(code, asked.locale);
  const stamp =
    code === 'need_quarantined'
      ? { han: ['暂停', '公开'], latin: ['ON', 'HOLD'] }
      : { han: ['未', '受理'], latin: ['NOT', 'TAKEN'] };
  return failure(asked, { status, title: says, text: next, ...stamp });
}

/** Something of ours broke; the number finds the line in the log. */
export function brokenPage(asked: Asked, requestId: string): Page {
  const { m } = asked;
  return failure(asked, {
    status: 500,
    title: m.failure.broken,
    text: m.failure.brokenText,
    han: ['待', '修复'],
    latin: ['TO BE', 'MENDED'],
    requestId,
  });
}

type Failure = {
  readonly status: number;
  readonly title: string;
  readonly text: string;
  readonly han: readonly string[];
  readonly latin: readonly string[];
  readonly requestId?: string;
};

function failure({ locale, m }: Asked, { status, title, text, han, latin, requestId }: Failure): Page {
  const chinese = locale === 'zh';
  return {
    status,
    title,
    description: text,
    hidden: true,
    body: (
      <article className="sheet failure">
        <Stamp manner="ended" name="" words={chinese ? han : latin} han={chinese} large />
        <h1>{title}</h1>
        <p>{text}</p>
        {requestId && (
          <p className="soft num">
            {m.failure.request} {requestId}
          </p>
        )}
        <p className="actions">
          <Link to="/needs" locale={locale} className="button">
            {m.failure.goBoard}
          </Link>
          <Link to="/" locale={locale} className="button">
            {m.failure.goHome}
          </Link>
        </p>
        <form className="search" action={localPath(locale, '/needs')}>
          <label htmlFor="q">{m.failure.searchLabel}</label>
          <span className="search-line">
            <input id="q" name="q" type="search" maxLength={100} placeholder={m.board.searchHint} />
            <button type="submit" className="button">
              {m.board.searchButton}
            </button>
          </span>
        </form>
      </article>
    ),
  };
}
