import type { Asked, Page } from '../page.ts';

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
