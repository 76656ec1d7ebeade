import type { PublicFinal } from '@jiebang/contract/judging/stage/final.ts';
import { orNull } from '../../api.ts';
import type { Asked, Page } from '../../page.ts';
import { Link } from '../../parts/link.tsx';
import { When } from '../../parts/when.tsx';
import { notFoundPage } from '../failures.tsx';
import { Stage, stageMessages } from './stage.tsx';

const read = ({ api, found }: Asked): Promise<PublicFinal | null> =>
  orNull(api.judging.final({ params: { number: found[0] ?? '' } }));

/** `/finals/{number}`: a live final on paper: where and when, who is on in which order, and how that was drawn. */
export async function finalPage(asked: Asked): Promise<Page> {
  const final = await read(asked);
  if (!final) return notFoundPage(asked);
  const { locale, now } = asked;
  const m = stageMessages(locale);
  const title = locale === 'zh' ? final.title : final.titleEn;
  const address = `/finals/${encodeURIComponent(final.number)}`;
  return {
    title: `${title} · ${m.kind}`,
    description: m.description,
    section: 'results',
    body: (
      <article className="sheet paper" data-live="final">
        <header className="paper-head">
          <p className="paper-number num whole">
            {final.number} · {m.states[final.show.state]}
          </p>
          <h1>{title}</h1>
        </header>
        <dl className="terms">
          <div>
            <dt>{m.when}</dt>
            <dd>
              <When at={final.beginsAt} locale={locale} now={now} />
              <br />
              {final.place}
            </dd>
          </div>
        </dl>
        <p className="actions no-print">
          <Link to={`${address}/screen`} locale={locale} className="button button-primary">
            {m.screen}
          </Link>
        </p>
        <h2>{m.needs}</h2>
        {final.items.length === 0 && <p>{m.notDrawn}</p>}
        {final.needs.map((need, place) => (
          <OfNeed key={need.number} asked={asked} final={final} place={place} />
        ))}
        {final.draw && (
          <>
            <h2>{m.draw}</h2>
            <p>{m.drawSays}</p>
            <dl className="terms">
              {[
                [m.seed, final.draw.seed],
                [m.words, final.draw.words],
              ].map(([name, value]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd className="num">{value}</dd>
                </div>
              ))}
              <div>
                <dt>{m.rule}</dt>
                <dd>
                  {m.ruleSays}
                  <br />
                  <small className="soft">
                    {m.ruleLogged} <span lang="en">{final.draw.rule}</span>
                  </small>
                </dd>
              </div>
            </dl>
            <p>
              <a href={`/api/v1${address}/draw`}>{m.proof}</a>
            </p>
          </>
        )}
      </article>
    ),
  };
}

type OfNeedProps = { readonly asked: Asked; readonly final: PublicFinal; readonly place: number };

/** One need with its finalists in their order, each with its phase and, where it is shown, its place. */
function OfNeed({ asked: { locale }, final, place }: OfNeedProps) {
  const m = stageMessages(locale);
  const need = final.needs[place];
  if (!need) return null;
  const items = final.items.filter((item) => item.need === place);
  const board = final.show.boards[place] ?? [];
  return (
    <section>
      <h3>
        <Link to={`/needs/${need.number}`} locale={locale}>
          {need.title || need.number}
        </Link>
      </h3>
      <ol className="final-order">
        {items.map(({ item, name, id, lot }) => {
          const standing = board.find((one) => one.item === item);
          const state = final.show.items[item - 1]?.state ?? 'waiting';
          return (
            <li key={id}>
              <strong {...(name ? { lang: 'zh-CN' } : {})}>{name ?? m.item(item)}</strong>
              <span>
                {m.item(item)} · {m.phases[state]}
                {standing && ` · ${m.rank(standing.rank)}`}
                {standing?.score != null && ` · ${standing.score.toFixed(2)} ${m.points}`}
              </span>
              <small className="soft num">
                {m.lot} {lot.slice(0, 16)}… · {id}
              </small>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** `/finals/{number}/screen`: the big screen of the hall. It is whole without script, and goes on by itself with it. */
export async function screenPage(asked: Asked): Promise<Page> {
  const final = await read(asked);
  if (!final) return notFoundPage(asked);
  const { locale } = asked;
  const m = stageMessages(locale);
  const data = JSON.stringify({ final, locale }).replaceAll('<', '\\u003c');
  return {
    title: `${locale === 'zh' ? final.title : final.titleEn} · ${m.kind}`,
    description: m.description,
    hidden: true,
    bare: true,
    body: (
      <>
        <div id="stage">
          <Stage locale={locale} final={final} show={final.show} now={final.at} link={{ lost: false, age: 0 }} />
        </div>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: JSON without any `<`, as a data block wants it */}
        <script id="final" type="application/json" dangerouslySetInnerHTML={{ __html: data }} />
      </>
    ),
  };
}
