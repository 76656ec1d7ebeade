import type { Asked, Page } from '../page.ts';
import { Link } from '../parts/link.tsx';

/** `/achievements`: says honestly that the library is not open, what it will hold, and how to be told. */
export function achievementsPage({ locale, m }: Asked): Page {
  const { achievements: text } = m;
  return {
    title: text.title,
    description: text.description,
    section: 'achievements',
    body: (
      <article className="sheet paper">
        <header className="paper-head">
          <h1>{text.heading}</h1>
        </header>
        <p className="paper-intro">{text.text}</p>
        <h2>{text.willHave}</h2>
        <ul className="plain-list">
          {text.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
        <h2>{text.told}</h2>
        <p>{text.toldText}</p>
        <p className="actions">
          <Link to="/workspace/follows" locale={locale} className="button button-primary">
            {text.follow}
          </Link>
          <Link to="/needs" locale={locale} className="button">
            {m.home.seeBoard}
          </Link>
        </p>
        <p className="soft">{text.meanwhile}</p>
      </article>
    ),
  };
}

/** `/about`: what this is, how it is kept fair, and where it ends. */
export function aboutPage({ m }: Asked): Page {
  const { about } = m;
  return {
    title: about.title,
    description: about.description,
    body: (
      <article className="sheet paper">
        <header className="paper-head">
          <h1>{about.title}</h1>
        </header>
        {about.paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        <h2>{about.fairTitle}</h2>
        <ul className="plain-list">
          {about.fair.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
        <h2>{about.limitsTitle}</h2>
        <ul className="plain-list">
          {about.limits.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      </article>
    ),
  };
}
