import type { PublicNeed } from '@jiebang/contract/needs/need.ts';
import { localPath } from '../../../lib/locale.ts';
import { budget } from '../../../lib/money.ts';
import { whole } from '../../../ui/whole.tsx';
import { orNull } from '../../api.ts';
import type { Asked, Page } from '../../page.ts';
import { langOf } from '../../parts/language.ts';
import { Link } from '../../parts/link.tsx';
import { Stamp } from '../../parts/seal.tsx';
import { TitleText } from '../../parts/title.tsx';
import { notFoundPage } from '../failures.tsx';
import { Facts } from './sections.tsx';

/** The permanent address of a need, in the language of the page. */
const addressOf = ({ locale, publicUrl }: Asked, need: PublicNeed): string =>
  publicUrl + localPath(locale, `/needs/${encodeURIComponent(need.number)}`);

/** `/needs/{number}/share`: a need as a card to print, to photograph or to hang up, whose code leads a phone to it. */
export async function sharePage(asked: Asked): Promise<Page> {
  const { api, found, m } = asked;
  const need = await orNull(api.needs.read({ params: { number: found[0] ?? '' } }));
  if (!need) return notFoundPage(asked);
  return {
    title: m.share.cardOf(need.title),
    description: m.share.cardText,
    section: 'board',
    hidden: true,
    body: <Card asked={asked} need={need} />,
  };
}

function Card({ asked, need }: { readonly asked: Asked; readonly need: PublicNeed }) {
  const { locale, m } = asked;
  return (
    <>
      <p className="back no-print">
        <Link to={`/needs/${encodeURIComponent(need.number)}`} locale={locale}>
          {m.share.backToNeed}
        </Link>
      </p>
      <article className="sheet paper share-card">
        <header className="share-head">
          <Stamp manner="filled" name="" words={['揭', '榜']} han large />
          <p>
            {locale === 'zh' ? need.place.contest : need.place.contestEn}
            <br />
            <span className="soft num">
              {m.need.number} {whole(need.number)} · {locale === 'zh' ? need.place.track : need.place.trackEn}
            </span>
          </p>
        </header>
        <h1 lang={langOf(need.title, locale)}>
          <TitleText text={need.title} />
        </h1>
        <Facts need={need} asked={asked} />
        <div className="share-foot">
          <p>
            {m.share.scan}
            <br />
            <span className="share-address num">{addressOf(asked, need)}</span>
          </p>
          <img
            className="share-code"
            src={`/api/v1/needs/${encodeURIComponent(need.number)}/qr`}
            alt={m.share.code(need.number)}
            width="176"
            height="176"
          />
        </div>
      </article>
      <p className="soft share-hint no-print">{m.share.cardText}</p>
    </>
  );
}

/** Ways of passing a need on that need no script: its card, a letter, its address. */
export function Share({ asked, need }: { readonly asked: Asked; readonly need: PublicNeed }) {
  const { locale, m } = asked;
  const address = addressOf(asked, need);
  // A lone half of a character has no way into an address.
  const title = need.title.toWellFormed();
  const words = `${title}\n${budget(need.budgetMin, need.budgetMax, locale)}\n${address}`;
  const letter = `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(words)}`;
  return (
    <section className="share no-print" aria-labelledby="share">
      <h2 id="share">{m.share.title}</h2>
      <p className="actions">
        <Link to={`/needs/${encodeURIComponent(need.number)}/share`} locale={locale} className="button">
          {m.share.card}
        </Link>{' '}
        <a href={letter} className="button">
          {m.share.mail}
        </a>
      </p>
      <p className="soft share-line">
        {m.share.address} <span className="share-address num">{address}</span>
      </p>
    </section>
  );
}
