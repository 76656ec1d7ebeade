import { type Notice, sectionsOf } from '@jiebang/contract/identity/notice.ts';
import { day } from '../../lib/dates.ts';
import { orNull } from '../api.ts';
import type { Asked, Page } from '../page.ts';
import { Link } from '../parts/link.tsx';
import { notFoundPage } from './failures.tsx';

/** `/privacy` shows the notice in force, `/privacy/2` one version; both list every version with the day from which it holds. */
export async function privacyPage(asked: Asked): Promise<Page> {
  const { api, m, found } = asked;
  const [version] = found;
  const notice = await orNull(
    version === undefined ? api.identity.currentNotice() : api.identity.notice({ params: { version } }),
  );
  if (!notice) return notFoundPage(asked);
  return {
    title: m.privacy.title,
    description: m.privacy.description,
    hidden: !notice.inForce,
    body: <NoticePaper asked={asked} notice={notice} versions={await versionsOf(asked)} />,
  };
}

async function versionsOf({ api }: Asked) {
  return (await orNull(api.identity.notices({ query: { limit: 50 } })))?.items ?? [];
}

type PaperProps = {
  readonly asked: Asked;
  readonly notice: Notice;
  readonly versions: Awaited<ReturnType<typeof versionsOf>>;
};

function NoticePaper({ asked: { locale, m, now }, notice, versions }: PaperProps) {
  const { privacy } = m;
  const standing = notice.inForce ? privacy.inForce : new Date(notice.from) > now ? privacy.coming : privacy.past;
  return (
    <article className="sheet paper">
      <header className="paper-head">
        <p className="paper-number num">{privacy.version(String(notice.version))}</p>
        <h1>{privacy.title}</h1>
        <p className="soft">
          {privacy.from(day(notice.from))} · {standing}
        </p>
      </header>
      {notice.changes && (
        <section aria-labelledby="changes">
          <h2 id="changes">{privacy.changes}</h2>
          <p>{notice.changes[locale]}</p>
        </section>
      )}
      {sectionsOf(notice.text[locale]).map(({ title, paragraphs }) => (
        <section key={title ?? ''}>
          {title !== null && <h2>{title}</h2>}
          {paragraphs.map((paragraph) => (
            <p key={paragraph} className={title === null ? 'paper-intro' : undefined}>
              {paragraph}
            </p>
          ))}
        </section>
      ))}
      <nav aria-labelledby="versions">
        <h2 id="versions">{privacy.versions}</h2>
        <ul className="plain-list">
          {versions.map((one) => (
            <li key={one.version}>
              <Link to={`/privacy/${one.version}`} locale={locale} current={one.version === notice.version}>
                {privacy.version(String(one.version))}
              </Link>{' '}
              <span className="soft">
                {privacy.from(day(one.from))}
                {one.inForce ? ` · ${privacy.inForce}` : ''}
              </span>
            </li>
          ))}
        </ul>
      </nav>
    </article>
  );
}
