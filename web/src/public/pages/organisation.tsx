import { Id } from '@jiebang/contract/http/scalars.ts';
import type { PublicOrganisation } from '@jiebang/contract/identity/organisation.ts';
import { grouped } from '../../lib/numbers.ts';
import { placeName } from '../../lib/places.ts';
import { orNull } from '../api.ts';
import type { Asked, Moved, Page } from '../page.ts';
import { langOf } from '../parts/language.ts';
import { Link } from '../parts/link.tsx';
import { NoticeList } from '../parts/notice-list.tsx';
import { organisationKindName } from '../parts/organisation-kind.ts';
import { notFoundPage } from './failures.tsx';

type Needs = Awaited<ReturnType<Asked['api']['needs']['board']>>;

/** `/organisations/{id}`: what a verified organisation says of itself, and the needs that it published under its name; one that was merged leads on. */
export async function organisationPage(asked: Asked): Promise<Page | Moved> {
  const { api, found, locale, m, query } = asked;
  const id = found[0] ?? '';
  if (!Id.safeParse(id).success) return notFoundPage(asked);
  const after = query.get('after') ?? undefined;
  const [of, needs] = await Promise.all([
    orNull(api.identity.organisationCard({ params: { id } })),
    api.needs.board({ query: { organisation: id, after, limit: 20 } }),
  ]);
  if (of?.mergedInto) return { to: `/organisations/${of.mergedInto.id}` };
  // One that is not verified has a page as long as the board names it.
  if (!of || !(of.verified || needs.total.count > 0)) return notFoundPage(asked);
  const name = (locale === 'en' ? of.nameEn : null) ?? of.name;
  return {
    title: name,
    description: of.intro ?? m.organisation.description(name),
    hidden: after !== undefined || !of.verified,
    body: <Organisation asked={asked} of={of} needs={needs} name={name} first={after === undefined} />,
  };
}

type OrganisationProps = {
  readonly asked: Asked;
  readonly of: PublicOrganisation;
  readonly needs: Needs;
  readonly name: string;
  readonly first: boolean;
};

function Organisation({ asked, of, needs, name, first }: OrganisationProps) {
  const { locale, m } = asked;
  const place = of.region ? placeName(of.region, locale) : of.country === 'CN' ? null : placeName(of.country, locale);
  const facts = [organisationKindName(of.kind, locale), place, of.verified ? m.organisation.verified : null];
  return (
    <>
      <header className="page-head">
        <h1 lang={langOf(name, locale)}>{name}</h1>
        <p className="facts">
          {facts
            .filter((fact) => fact !== null)
            .map((fact) => (
              <span key={fact}>{fact}</span>
            ))}
        </p>
        {of.intro && (
          <p className="lead" lang={langOf(of.intro, locale)}>
            {of.intro}
          </p>
        )}
        <p className="actions no-print">
          {of.verified && (
            <Link to={`/workspace/follows?organisation=${of.id}`} locale={locale} className="button">
              {m.organisation.follow}
            </Link>
          )}{' '}
          {of.website && (
            <a href={of.website} rel="nofollow noopener noreferrer ugc" className="button">
              {m.organisation.website}
            </a>
          )}
        </p>
      </header>
      <section aria-labelledby="needs">
        <header className="section-head">
          <h2 id="needs">{m.organisation.needs}</h2>
          {needs.total.count > 0 && (
            <p className="soft num">
              {needs.total.exact
                ? m.board.total(grouped(needs.total.count))
                : m.board.about(grouped(needs.total.count))}
            </p>
          )}
        </header>
        {needs.items.length > 0 ? (
          <NoticeList needs={needs.items} asked={asked} level={3} />
        ) : (
          <p className="soft">{m.organisation.none}</p>
        )}
        {(needs.next || !first) && (
          <nav className="pager" aria-label={m.board.pages}>
            {!first && (
              <Link to={`/organisations/${of.id}`} locale={locale} className="button">
                {m.board.first}
              </Link>
            )}
            {needs.next && (
              <Link
                to={`/organisations/${of.id}?after=${encodeURIComponent(needs.next)}`}
                locale={locale}
                className="button"
                rel="next"
              >
                {m.board.next}
              </Link>
            )}
          </nav>
        )}
      </section>
    </>
  );
}
