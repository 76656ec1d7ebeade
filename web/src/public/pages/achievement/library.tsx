import { type AchievementCard, AchievementForm } from '@jiebang/contract/achievements/achievement.ts';
import { fieldName, fields } from '@jiebang/contract/reference/fields.ts';
import { provinces } from '@jiebang/contract/reference/places.ts';
import type { ReactNode } from 'react';
import { localPath } from '../../../lib/locale.ts';
import { placeName, topFieldName } from '../../../lib/places.ts';
import type { Asked, Page } from '../../page.ts';
import { Empty } from '../../parts/empty.tsx';
import { langOf } from '../../parts/language.ts';
import { Link } from '../../parts/link.tsx';
import { When } from '../../parts/when.tsx';

/** What the address of the library says: each choice once, what it says wrongly is left out. */
type Choices = {
  readonly field?: string | undefined;
  readonly region?: string | undefined;
  readonly form?: AchievementForm | undefined;
  readonly after?: string | undefined;
};

const topFields = fields.filter(({ code }) => code.length === 2).map(({ code }) => code);
const delta = ['31', '32', '33', '34'];
const regions = [...delta, ...provinces.map(({ code }) => code.slice(0, 2)).filter((code) => !delta.includes(code))];

function choicesIn(query: URLSearchParams): Choices {
  const [field, region] = [query.get('field') ?? '', query.get('region') ?? ''];
  return {
    ...(topFields.includes(field) ? { field } : {}),
    ...(regions.includes(region) ? { region } : {}),
    form: AchievementForm.safeParse(query.get('form')).data,
    after: query.get('after') ?? undefined,
  };
}

const addressOf = (choices: Choices): string => {
  const query = new URLSearchParams(Object.entries(choices).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  return query.size > 0 ? `/achievements?${query}` : '/achievements';
};

/** `/achievements`: the library, the newest first; the address holds every choice. */
export async function libraryPage(asked: Asked): Promise<Page> {
  const { api, m } = asked;
  const chosen = choicesIn(asked.query);
  const found = await api.achievements.list({ query: { ...chosen, limit: 20 } });
  const narrowed = Boolean(chosen.field ?? chosen.region ?? chosen.form);
  return {
    title: m.achievements.title,
    description: m.achievements.description,
    section: 'achievements',
    canonical: addressOf(chosen),
    hidden: narrowed || chosen.after !== undefined,
    body: (
      <>
        <header className="page-head">
          <h1>{m.achievements.title}</h1>
          <p className="lead">{m.achievements.lead}</p>
          <Filters asked={asked} chosen={chosen} />
        </header>
        {found.items.length > 0 ? (
          <ol className="notices" aria-label={m.achievements.title}>
            {found.items.map((one) => (
              <Achievement key={one.number} of={one} asked={asked} />
            ))}
          </ol>
        ) : (
          <Nothing asked={asked} narrowed={narrowed || chosen.after !== undefined} />
        )}
        <Pager asked={asked} chosen={chosen} next={found.next} />
      </>
    ),
  };
}

/** The choices as a form: it works without script, and its address can be shared. */
function Filters({ asked, chosen }: { readonly asked: Asked; readonly chosen: Choices }) {
  const { locale, m, w } = asked;
  return (
    <form className="library-filters" action={localPath(locale, '/achievements')}>
      <Choice name="field" label={m.achievements.field} all={m.achievements.all} now={chosen.field}>
        {topFields.map((code) => (
          <option key={code} value={code}>
            {fieldName(code, locale)}
          </option>
        ))}
      </Choice>
      <Choice name="region" label={m.achievements.region} all={m.achievements.all} now={chosen.region}>
        {regions.map((code) => (
          <option key={code} value={code}>
            {placeName(`${code}0000`, locale)}
          </option>
        ))}
      </Choice>
      <Choice name="form" label={m.achievements.form} all={m.achievements.all} now={chosen.form}>
        {AchievementForm.options.map((form) => (
          <option key={form} value={form}>
            {w.achievement.form[form]}
          </option>
        ))}
      </Choice>
      <button type="submit" className="button">
        {m.achievements.show}
      </button>
    </form>
  );
}

type ChoiceProps = {
  readonly name: string;
  readonly label: string;
  readonly all: string;
  readonly now: string | undefined;
  readonly children: ReactNode;
};

function Choice({ name, label, all, now, children }: ChoiceProps) {
  return (
    <p>
      <label htmlFor={`library-${name}`}>{label}</label>
      <select id={`library-${name}`} name={name} defaultValue={now ?? ''}>
        <option value="">{all}</option>
        {children}
      </select>
    </p>
  );
}

function Achievement({ of, asked }: { readonly of: AchievementCard; readonly asked: Asked }) {
  const { locale, m, w } = asked;
  const title = (locale === 'en' ? of.titleEn : null) ?? of.title;
  const owner = (locale === 'en' ? of.ownerEn : null) ?? of.owner ?? m.achievements.person;
  const facts = [
    owner,
    of.form && w.achievement.form[of.form],
    of.stage && w.achievement.stage[of.stage],
    of.maturity && m.need.level(String(of.maturity)),
    of.field && topFieldName(of.field, locale),
    of.region && placeName(of.region, locale),
  ];
  return (
    <li className="notice">
      <div className="notice-words">
        <h2 className="notice-title" lang={langOf(title, locale)}>
          <Link to={`/achievements/${of.number}`} locale={locale}>
            {title}
          </Link>
        </h2>
        <p className="facts">
          {facts
            .filter((fact) => fact !== null)
            .map((fact) => (
              <span key={fact}>{fact}</span>
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

function Nothing({ asked, narrowed }: { readonly asked: Asked; readonly narrowed: boolean }) {
  const { locale, m } = asked;
  if (!narrowed)
    return (
      <Empty title={m.achievements.bareTitle} text={m.achievements.bareText}>
        <Link to="/workspace/achievements/new" locale={locale} className="button">
          {m.achievements.add}
        </Link>
      </Empty>
    );
  return (
    <Empty title={m.achievements.emptyTitle} text={m.achievements.emptyText}>
      <Link to="/achievements" locale={locale} className="button">
        {m.achievements.clear}
      </Link>
    </Empty>
  );
}

type PagerProps = { readonly asked: Asked; readonly chosen: Choices; readonly next: string | null };

function Pager({ asked: { locale, m }, chosen, next }: PagerProps) {
  if (!next && !chosen.after) return null;
  return (
    <nav className="pager" aria-label={m.board.pages}>
      {chosen.after && (
        <Link to={addressOf({ ...chosen, after: undefined })} locale={locale} className="button">
          {m.board.first}
        </Link>
      )}
      {next && (
        <Link to={addressOf({ ...chosen, after: next })} locale={locale} className="button" rel="next">
          {m.board.next}
        </Link>
      )}
    </nav>
  );
}
