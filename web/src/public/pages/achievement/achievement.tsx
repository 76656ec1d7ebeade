import type { PublicAchievement } from '@jiebang/contract/achievements/achievement.ts';
import { fieldName } from '@jiebang/contract/reference/fields.ts';
import type { ReactNode } from 'react';
import { budget } from '../../../lib/money.ts';
import { industryLine, placeName, topFieldName } from '../../../lib/places.ts';
import { whole } from '../../../ui/whole.tsx';
import { orNull } from '../../api.ts';
import type { Asked, Page } from '../../page.ts';
import { langOf } from '../../parts/language.ts';
import { Link } from '../../parts/link.tsx';
import { Named, Names } from '../../parts/named.tsx';
import { Prose } from '../../parts/prose.tsx';
import { TitleText } from '../../parts/title.tsx';
import { When } from '../../parts/when.tsx';
import { notFoundPage } from '../failures.tsx';
import { assessedPart } from './assessed.tsx';

/** `/achievements/{number}`: one achievement as a paper notice, its text in the reader's language first. */
export async function achievementPage(asked: Asked): Promise<Page> {
  const { api, found, locale, m } = asked;
  const number = found[0] ?? '';
  const of = /^CG-\d{4}-\d{6,12}$/.test(number) ? await orNull(api.achievements.read({ params: { number } })) : null;
  if (!of) return notFoundPage(asked);
  const title = titleOf(of, asked);
  return {
    title,
    description: m.achievements.describes(
      of.field ? topFieldName(of.field, locale) : '',
      budget(of.priceMin, of.priceMax, locale),
    ),
    section: 'achievements',
    body: <Achievement of={of} assessed={await assessedPart(of, asked)} asked={asked} />,
  };
}

type AchievementProps = { readonly of: PublicAchievement; readonly asked: Asked };

const titleOf = (of: PublicAchievement, { locale }: Asked): string => (locale === 'en' ? of.titleEn : null) ?? of.title;

function Achievement({ of, assessed, asked }: AchievementProps & { readonly assessed: ReactNode }) {
  const { locale, m } = asked;
  const title = titleOf(of, asked);
  const texts = locale === 'zh' ? [of.text, of.textEn] : [of.textEn, of.text];
  const other = title === of.title ? of.titleEn : of.title;
  const owner = (locale === 'en' ? of.ownerEn : null) ?? of.owner;
  return (
    <article className="sheet paper">
      <header className="paper-head">
        <p className="paper-number">
          <span className="num">
            {m.achievements.number} {whole(of.number)}
          </span>
        </p>
        <h1 lang={langOf(title, locale)}>
          <TitleText text={title} />
        </h1>
        {other && (
          <p className="soft" lang={langOf(other, locale)}>
            {other}
          </p>
        )}
      </header>
      <KeyFacts of={of} asked={asked} />
      {texts
        .filter((text) => text !== null)
        .map((text) => (
          <Prose
            key={text}
            locale={locale}
            title={text === of.text ? m.achievements.text : m.achievements.textEn}
            text={text}
          />
        ))}
      <Evidence of={of} asked={asked} />
      <Rights of={of} asked={asked} />
      <Terms of={of} asked={asked} />
      {assessed}
      <footer className="paper-foot">
        <p>
          {of.organisation ? (
            <Link to={`/organisations/${of.organisation}`} locale={locale}>
              <Named text={owner ?? ''} locale={locale} />
            </Link>
          ) : (
            m.achievements.person
          )}
          <br />
          <When at={of.publishedAt} locale={locale} dayOnly />
        </p>
      </footer>
      <div className="paper-action no-print">
        <p className="actions">
          <Link
            to={`/workspace/inquiries/new?achievement=${of.number}`}
            locale={locale}
            className="button button-primary"
          >
            {m.achievements.ask}
          </Link>
        </p>
        <p className="soft">{m.achievements.askSays}</p>
      </div>
      <p className="soft">{m.achievements.note}</p>
    </article>
  );
}

/** The few facts one decides by: maturity, stage, price, place. */
function KeyFacts({ of, asked }: AchievementProps) {
  const { locale, m, w } = asked;
  const facts = [
    [m.achievements.maturity, of.maturity === null ? '—' : m.need.level(String(of.maturity))],
    [m.achievements.stage, of.stage ? w.achievement.stage[of.stage] : '—'],
    [m.achievements.price, budget(of.priceMin, of.priceMax, locale)],
    [m.achievements.region, of.region ? placeName(of.region, locale) : '—'],
  ] as const;
  return (
    <dl className="key-facts" aria-label={m.need.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What shows how mature it is, level by level. */
function Evidence({ of, asked: { locale, m, w } }: AchievementProps) {
  if (of.maturityEvidence.length === 0) return null;
  const names: Readonly<Record<number, string>> = w.achievement.level;
  return (
    <section>
      <h2>{m.achievements.evidence}</h2>
      <dl className="terms">
        {of.maturityEvidence.map(({ level, says }) => (
          <div key={level}>
            <dt>
              {m.need.level(String(level))} {names[level]}
            </dt>
            <dd lang={langOf(says, locale)}>{says}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Its rights as a table. */
function Rights({ of, asked: { m, w } }: AchievementProps) {
  if (of.ip.length === 0) return null;
  return (
    <section>
      <h2 id="rights">{m.achievements.rights}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls sideways must be reachable by keyboard */}
      <section className="table-wide" tabIndex={0} aria-labelledby="rights">
        <table>
          <thead>
            <tr>
              <th scope="col">{m.achievements.right}</th>
              <th scope="col">{m.achievements.rightNumber}</th>
              <th scope="col">{m.achievements.rightStatus}</th>
            </tr>
          </thead>
          <tbody>
            {of.ip.map(({ kind, number, status }) => (
              <tr key={`${kind} ${number}`}>
                <th scope="row">{w.achievement.ipKind[kind]}</th>
                <td className="num">{number ?? '—'}</td>
                <td>{w.achievement.ipStatus[status]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

/** Where it comes from and how it may be taken up; rows that the owner left open are left out. */
function Terms({ of, asked }: AchievementProps) {
  const { locale, m, w } = asked;
  const list = (items: readonly string[]) => items.join(m.need.comma) || null;
  const people = of.completers?.map(({ name, unit }) => (unit ? m.achievements.completer(name, unit) : name));
  const rows: [string, ReactNode][] = [
    [m.achievements.cooperation, list(of.cooperation.map((way) => w.achievement.cooperation[way]))],
    [m.achievements.form, of.form && w.achievement.form[of.form]],
    [m.achievements.kind, of.kind && w.achievement.kind[of.kind]],
    [m.achievements.source, of.source && w.achievement.source[of.source]],
    [m.achievements.novelty, of.novelty && w.achievement.novelty[of.novelty]],
    [m.achievements.completers, people ? <Names key="names" of={people} asked={asked} /> : m.achievements.notNamed],
    [m.need.field, list(of.fields.map((code) => fieldName(code, locale)))],
    [m.need.industry, of.industry && industryLine(of.industry, locale)],
    [m.need.keywords, <Names key="keywords" of={[...of.keywords, ...of.keywordsEn]} asked={asked} />],
  ];
  return (
    <section>
      <h2>{m.achievements.terms}</h2>
      <dl className="terms">
        {rows
          .filter(([, value]) => value !== null)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
